// Every kind of public page in both languages: no violation that axe finds in either theme, nothing refused or
// missing, no error, nothing wider than a phone, scripts within their weight.
import assert from "node:assert/strict";

import { KINDS, isKnown } from "../lib/kinds.mjs";
import { look, watch } from "../lib/look.mjs";
import { warmUp } from "../lib/server.mjs";

/** Pages that are looked at side by side. */
const AT_ONCE = 3;

export default async function publicPages({ browser, server }) {
  const waiting = KINDS.flatMap(([, samples]) => samples).flatMap((path) => [path, `/en${path}`]);
  await warmUp(server);
  const faults = [];
  const unknown = new Set();
  const visit = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const context = await browser.newContext({ baseURL: server.address, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const seen = watch(page);
      await page.goto(path);
      await look(page, seen);
      for (const link of await links(page)) if (!isKnown(link)) unknown.add(`${path} links to ${link}`);
      faults.push(...seen.faults.map((fault) => `${path}: ${fault}`));
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visit));
  assert.deepEqual(faults, []);
  assert.deepEqual([...unknown], [], "a link to a page of a kind that lib/kinds.mjs does not know");
}

/** Where the page leads on this site, without the language. */
const links = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("a[href]")]
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname }) => pathname.replace(/^\/en(?=\/)/, "")),
  );
