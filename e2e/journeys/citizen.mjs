// What somebody comes for, three times: with a pointer, by keyboard alone, and with scripts off. An indicator found by a
// question; whether a KPI will reach its target, and why; a table to take home; two prefectures beside each other; what
// prefecture and municipalities decided, and why.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { keyboard, pointer } from "../lib/hands.mjs";
import { watch } from "../lib/look.mjs";
import { warmUp } from "../lib/server.mjs";

const WAYS = [
  ["with a pointer", pointer, {}],
  ["by keyboard", keyboard, {}],
  ["with scripts off", pointer, { javaScriptEnabled: false }],
];
const ERRANDS = { findByQuestion, seeWhetherItWillDo, takeATableHome, compareTwoPrefectures, readADecision };

export default async function citizen({ browser, server }) {
  await warmUp(server);
  const faults = [];
  const run = async ([name, hands, options]) => {
    for (const [errand, go] of Object.entries(ERRANDS)) {
      const context = await browser.newContext({ baseURL: server.address, locale: "ja-JP", viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const seen = watch(page);
      try {
        await page.goto("/");
        await go(page, hands);
        assert.deepEqual(seen.faults, []);
      } catch (error) {
        faults.push(`${errand} ${name}, at ${page.url()}: ${error.message}`);
      }
      await context.close();
    }
  };
  await Promise.all(WAYS.map(run));
  assert.deepEqual(faults, []);
}

/** Presses what leads to another page, and waits for it. */
async function follow(page, hands, target) {
  await hands.reach(target);
  await Promise.all([page.waitForEvent("load"), hands.press(target)]);
}

const main = (page) => page.locator("main");

async function findByQuestion(page, hands) {
  await hands.type(main(page).getByRole("searchbox").first(), "マイナンバーカードを持つ人の割合は？");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  const answer = page.locator('.answer a[href*="/indicators/"]').first();
  const title = await answer.textContent();
  await follow(page, hands, answer);
  assert.match(page.url(), /\/plans\/[\w-]+\/indicators\/[\w-]+/);
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
  assert.match(title, /カード/);
}

async function seeWhetherItWillDo(page, hands) {
  await follow(page, hands, main(page).locator('a[href="/plans/example"]').first());
  await follow(page, hands, main(page).locator('a[href^="/plans/example/kpis/"]').first());
  assert.match(await main(page).innerText(), /100/, "an index is held against 100");
  await follow(page, hands, main(page).locator('a[href^="/plans/example/indicators/"]').first());
  const verdict = page.locator(".big-number", { hasText: "目標を達成できるか" });
  assert.match(await verdict.innerText(), /見込み|見通せない|達成|難しい/);
  await hands.press(verdict.getByRole("link", { name: "計算を見る" }));
  assert.match(page.url(), /#how$/);
  const steps = page.locator("section", { has: page.locator("#how") });
  assert.match(await steps.innerText(), /見通し[\s\S]*目標/, "the outlook is worked out");
}

async function takeATableHome(page, hands) {
  await follow(page, hands, main(page).locator('a[href="/plans/aomori"]').first());
  await follow(page, hands, page.locator('.plan-nav-list a[href="/plans/aomori/indicators"]'));
  const link = main(page).locator('a[href*="indicators.csv"]').first();
  const [download] = await Promise.all([page.waitForEvent("download"), hands.press(link)]);
  const text = await readFile(await download.path(), "utf8");
  assert.match(download.suggestedFilename(), /\.csv$/);
  const [heading, ...rows] = text.replace(/^\ufeff/, "").trim().split(/\r?\n/);
  assert.match(heading, /^indicator,/);
  const shown = await main(page).locator('th a[href*="/indicators/"]').evaluateAll((links) => links.map(({ pathname }) => pathname.split("/").pop()));
  assert.ok(shown.length > 10, "a list of indicators");
  assert.deepEqual(rows.map((row) => row.split(",")[0]).sort(), shown.sort(), "the file holds what the page lists");
}

async function compareTwoPrefectures(page, hands) {
  await follow(page, hands, page.locator('.site-nav a[href="/compare"]'));
  const row = main(page).locator("tr", { hasText: "富山" }).filter({ hasText: "三重" }).first();
  await follow(page, hands, row.getByRole("link").first());
  const tables = await main(page).getByRole("table").allInnerTexts();
  assert.ok(tables.some((text) => text.includes("富山") && text.includes("三重") && /\d/.test(text)), "both stand in one table");
}

async function readADecision(page, hands) {
  await follow(page, hands, main(page).locator('a[href="/plans/toyama"]').first());
  await follow(page, hands, page.locator('.plan-nav-list a[href="/plans/toyama/cooperation"]'));
  await follow(page, hands, main(page).locator('table a[href^="/plans/toyama/cooperation/"]').first());
  const outcome = page.locator("section", { has: page.locator("#outcome") });
  assert.match(await outcome.innerText(), /決定[\s\S]*理由/);
}
