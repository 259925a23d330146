// The sign-in and the main pages of staff, in both languages: looked at as the public ones are, but for paper.
import assert from "node:assert/strict";

import { signIn } from "../lib/browser.mjs";
import { look, watch } from "../lib/look.mjs";

/** Pages below those of the navigation that staff work on most. */
const BELOW = ["/desk/plans/example", "/desk/publish/example"];

export default async function deskPages({ browser, server }) {
  const guest = await (await browser.newContext({ baseURL: server.address })).newPage();
  const faults = [...(await visit(guest, "/sign-in")), ...(await visit(guest, "/en/sign-in"))];

  const page = await signIn(browser, server, "企画担当");
  const found = await page.locator("nav a[href^='/desk']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const open = [...new Set([...found, ...BELOW])];
  assert.ok(open.length > 5, `pages of the desk: ${open}`);
  const owner = await signIn(browser, server, "回答担当");
  const request = await owner.locator('a[href^="/desk/requests/"]').first().getAttribute("href");
  const rounds = [
    [page, open],
    [owner, ["/desk", request]],
  ];
  const below = await Promise.all(
    rounds.map(async ([page, paths]) => {
      const own = [];
      for (const path of paths) for (const prefix of ["", "/en"]) own.push(...(await visit(page, `${prefix}${path}`)));
      return own;
    }),
  );
  assert.deepEqual([...faults, ...below.flat()], []);
}

async function visit(page, path) {
  page.removeAllListeners();
  const seen = watch(page);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(path);
  await look(page, seen, { paper: false });
  return seen.faults.map((fault) => `${path}: ${fault}`);
}
