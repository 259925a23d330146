// A reader opens a copy of the site from a folder, without any server, and finds an indicator by clicking.
import assert from "node:assert/strict";

import { writeCopy } from "../lib/copy.mjs";

export const start = () => writeCopy("example");

export default async function staticCopy({ browser, server }) {
  const context = await browser.newContext({ locale: "ja-JP" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("requestfailed", (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) faults.push(`${request.url()} is not a file`);
  });

  await page.goto(server.address);
  assert.equal(await page.locator("html").getAttribute("lang"), "ja");
  // The style sheet holds: without it the page would have the browser's margins.
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).margin), "0px");
  assert.equal(await page.locator("a[href*=desk]").count(), 0, "no way to the desk");

  await page.getByRole("link", { name: "みほん県DX推進計画" }).first().click();
  await page.waitForURL(/plans\/example\/index\.html/);
  await page.getByRole("navigation", { name: "この計画" }).getByRole("link", { name: "指標" }).click();
  await page.waitForURL(/plans\/example\/indicators\/index\.html/);
  assert.equal(await page.locator("form").count(), 0, "no form that needs a server");
  const indicator = page.locator("table a[href*='indicators/'], table a[href*='../']").first();
  const name = (await indicator.textContent()).trim();
  await indicator.click();
  await page.waitForURL(/plans\/example\/(indicators|kpis)\/[^/]+\/index\.html/);
  assert.ok((await page.getByRole("heading", { level: 1 }).textContent()).includes(name), name);

  // A question is answered by the index beside the pages.
  await page.getByRole("link", { name: "質問", exact: true }).click();
  await page.waitForURL(/ask\/index\.html/);
  await page.getByRole("searchbox").fill("オンライン申請");
  await page.getByRole("button", { name: "探す" }).click();
  await page.waitForURL(/ask\/index\.html\?q=/);
  const answer = page.locator("[data-island=ask] a[href*='plans/example/']").first();
  await answer.waitFor();
  await answer.click();
  await page.waitForURL(/plans\/example\/.*index\.html/);

  // The same page in English, and back to the list of plans there.
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/\/en\/plans\/example\//);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Plans", exact: true }).click();
  await page.waitForURL(/\/en\/index\.html/);

  assert.deepEqual(faults, []);
  await context.close();
}
