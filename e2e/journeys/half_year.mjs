// A half-year on the example plan, from the opening of a review to the next one: ask, answer by grid and by workbook
// (edited by openpyxl and saved again by LibreOffice), return, correct, approve, disagree, meet, comment, respond, decide,
// publish; the next review shows what is left.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { signIn } from "../lib/browser.mjs";
import { approveAll, fillRow, openReview, press } from "../lib/desk.mjs";

const PYTHON = process.env.RASHIN_PYTHON ?? "python3";
const SOFFICE = process.env.SOFFICE ?? "soffice";
const FILL = fileURLToPath(new URL("../lib/fill_workbook.py", import.meta.url));
const REVIEW = "journey-r8-h1";
const SNAPSHOT = "令和8年度上期の点検結果";
const COMMENT = "高齢の人に届いているか、地区ごとの数字を見せてほしい。";
const RESPONSE = "地区ごとの集計を12月の資料に加える。";
const TASK = "地区ごとの利用状況を集計して次の会議に出す。";

export default async function halfYear({ browser, server }) {
  const planning = await signIn(browser, server, /^企画担当$/);
  const owner = await signIn(browser, server, /^回答担当/);
  const approver = await signIn(browser, server, /^課の承認者/);
  const town = await signIn(browser, server, /DX担当$/);
  const townApprover = await signIn(browser, server, /DX担当 承認者$/);
  const member = await signIn(browser, server, /^委員$/);
  const office = (await owner.locator('a[href^="/desk/requests/"]').first().getAttribute("href")).split("/").at(-1);
  const townOffice = (await town.locator('a[href^="/desk/requests/"]').first().getAttribute("href")).split("/").at(-1);

  await openReview(planning, "example", REVIEW, "令和8年度上期の点検", "令和８年度上期", "2026-09-30");
  const indicator = await answerByGrid(owner, request(REVIEW, office));
  await answerByWorkbook(town, request(REVIEW, townOffice));
  await assertHidden(planning, request(REVIEW, townOffice));

  // Inside the office and the town first, then the planning office, which returns one row.
  await approveAll(approver, request(REVIEW, office));
  await approveAll(townApprover, request(REVIEW, townOffice));
  const returned = await returnOne(planning, request(REVIEW, office));
  await correct(owner, request(REVIEW, office), returned);
  await approveAll(approver, request(REVIEW, office));
  await approveAll(planning, request(REVIEW, office));
  await approveAll(planning, request(REVIEW, townOffice));
  await planning.goto(`/desk/reviews/example/${REVIEW}`);
  await planning.getByText("なし（承認済み）").first().waitFor();

  await disagree(planning);
  await meet(planning, member);
  await publish(planning, browser, server, indicator);
  await close(planning, REVIEW);

  // The next review shows what is left.
  await openReview(planning, "example", "journey-r8-h2", "令和8年度上期の追加の点検", "令和8年度上期", "2026-09-30");
  await owner.goto(request("journey-r8-h2", office));
  await owner.getByText(TASK).first().waitFor();
  for (const page of [planning, owner, approver, town, townApprover, member]) assert.equal(page.failure, undefined);
}

const request = (review, office) => `/desk/requests/example/${review}/${office}`;

/** Fills every row that takes an answer and hands all of it in; gives an indicator whose value went up. */
async function answerByGrid(page, address) {
  await page.goto(address);
  const rows = page.locator(".entry[data-asked]");
  assert.ok((await rows.count()) > 0, "rows to answer");
  // A value that is none is refused at the cell, and what was typed stays.
  const first = page.locator('.entry[data-asked^="reading"] input[name="value"]').first();
  await first.fill("たくさん");
  await press(page, page.locator('.entry[data-asked^="reading"]').first().locator('button[value="submit"]'));
  await page.locator(".finding-error").first().waitFor();
  assert.equal(await page.locator('.entry[data-asked^="reading"] input[name="value"]').first().inputValue(), "たくさん");

  let indicator = "";
  for (let place = 0; place < 40; place += 1) {
    await page.goto(address);
    const open = page.locator(".entry[data-asked]").filter({ has: page.locator('button[value="submit"]') });
    if ((await open.count()) === 0) break;
    const row = open.first();
    const asked = await row.getAttribute("data-asked");
    if (await fillRow(row, indicator === "" ? "５９．５" : "")) indicator = asked.split(":")[1];
    await press(page, row.locator('button[value="submit"]'));
    const stuck = await page.locator(`.entry[data-asked="${asked}"] .finding-error`).allTextContents();
    assert.deepEqual(stuck, [], `${asked} is taken`);
  }
  return indicator;
}

async function answerByWorkbook(page, address) {
  const folder = mkdtempSync(join(tmpdir(), "rashin-journey-"));
  await page.goto(`${address}/workbook`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByText("様式をダウンロード").click()]);
  const sent = join(folder, "sent.xlsx");
  const filled = join(folder, "filled.xlsx");
  await download.saveAs(sent);
  const count = Number(execFileSync(PYTHON, [FILL, sent, filled, "61.5"], { encoding: "utf8" }));
  assert.ok(count > 0, "cells were filled");
  // As if it had been opened and saved in LibreOffice before it came back.
  const again = join(folder, "again");
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  execFileSync(SOFFICE, [profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", again, filled], { stdio: "ignore" });
  await page.setInputFiles('input[name="file"]', join(again, "filled.xlsx"));
  await press(page, page.getByRole("button", { name: "内容を確かめる" }));
  await page.getByText("実績値!L4").waitFor();
  await press(page, page.getByRole("button", { name: "この内容で提出する" }));
  await page.goto(address);
  assert.ok((await page.getByText("提出済み").count()) > 0, "what the workbook held was handed in");
}

/** The prefecture sees nothing of a municipality's answers before they were let out. */
async function assertHidden(page, address) {
  const answer = await page.request.get(address);
  assert.ok(!(await answer.text()).includes("61.5"), "a value of a municipality is not shown before it is approved there");
}

async function returnOne(page, address) {
  await page.goto(address);
  const box = page.locator('input[type="checkbox"][name="row"][value^="reading"]').first();
  const asked = await box.getAttribute("value");
  await box.check();
  await page.locator('[name="reason"]').last().fill("集計の範囲を確かめてください。");
  await press(page, page.locator('button[name="do"][value="return"]').first());
  return asked;
}

async function correct(page, address, asked) {
  await page.goto(address);
  await page.getByText("集計の範囲を確かめてください。").first().waitFor();
  const row = page.locator(`.entry[data-asked="${asked}"]`);
  await row.locator('input[name="value"]').fill("58.5");
  await row.locator('input[name="note"]').fill("県内全市町村の合計に直した。");
  await press(page, row.locator('button[value="submit"]'));
  await page.getByText("再提出").first().waitFor();
}

/** The committee marks an element far below what its office gave itself. */
async function disagree(page) {
  await page.goto(`/desk/plans/example/marks/${REVIEW}`);
  const row = page.locator("tr", { hasText: "市町村の書かない窓口をいっしょにつくる" });
  const mark = row.locator('select[name^="mark-"]');
  const options = await mark.locator("option").count();
  await mark.selectOption({ index: options - 1 });
  await row.locator('textarea[name^="reason-"]').fill("届いている範囲が限られる。");
  await press(page, page.getByRole("button", { name: "評価を保存する" }));
  await page.goto(`/desk/plans/example/evaluation?review=${REVIEW}`);
  await page.getByText("届いている範囲が限られる。").first().waitFor();
}

async function meet(planning, member) {
  const meeting = "/desk/meetings/example/example-committee-9";
  await member.goto(meeting);
  const comment = member.locator(`form[action="${meeting}/comments"]`);
  await comment.locator('[name="text"]').fill(COMMENT);
  await press(member, comment.locator('button[type="submit"]'));
  await member.getByText(COMMENT).first().waitFor();

  await planning.goto(meeting);
  await planning.getByText(COMMENT).first().waitFor();
  const respond = planning.locator('a[href^="/desk/comments/"]', { hasText: /./ }).last();
  await Promise.all([planning.waitForEvent("load"), respond.click()]);
  const response = planning.locator('form[action$="/respond"]');
  await response.locator('[name="response"]').fill(RESPONSE);
  await press(planning, response.locator('button[type="submit"]').first());
  await planning.goto(meeting);
  await planning.getByText(RESPONSE).first().waitFor();

  await openDetails(planning);
  const decision = planning.locator(`form[action="${meeting}/decisions"]`);
  await decision.locator('[name="text"]').fill("地区ごとの利用状況を示す。");
  await decision.locator('[name="reason"]').fill("委員会の意見による。");
  await press(planning, decision.locator('button[type="submit"]'));
  await openDetails(planning);
  const task = planning.locator('form[action="/desk/tasks/example"]').last();
  await task.locator('[name="text"]').fill(TASK);
  await task.locator('[name="department"]').fill("市町村協働課");
  await task.locator('[name="due"]').fill("2026-12-25");
  await press(planning, task.locator('button[type="submit"]').first());
  await planning.getByText(TASK).first().waitFor();
}

const openDetails = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

async function publish(page, browser, server, indicator) {
  const visitor = await (await browser.newContext({ baseURL: server.address, locale: "ja-JP" })).newPage();
  await visitor.goto(`/plans/example/indicators/${indicator}`);
  assert.ok(!(await visitor.content()).includes("59.5"), "nothing is public before it is published");
  await page.goto("/desk/publish/example");
  await page.fill('input[name="name"]', SNAPSHOT);
  await press(page, page.locator('form[action="/desk/publish/example/confirm"] button[type="submit"]'));
  for (const box of await page.locator('main form input[type="checkbox"]').all()) await box.check();
  await press(page, page.getByRole("button", { name: "公表する", exact: true }));
  await visitor.goto("/plans/example");
  assert.ok((await visitor.content()).includes(SNAPSHOT), "the public page names the snapshot");
  await visitor.goto(`/plans/example/indicators/${indicator}`);
  const text = await visitor.content();
  assert.ok(text.includes("59.5") || text.includes("58.5"), "the value that was approved is public now");
  await visitor.goto("/plans/example/snapshots");
  await visitor.getByText(SNAPSHOT).first().waitFor();
}

async function close(page, review) {
  await page.goto(`/desk/reviews/example/${review}/change?do=close`);
  await press(page, page.locator("main form button[type='submit']").last());
  await page.waitForURL(`**/desk/reviews/example/${review}`);
  await page.getByText("締切済み").first().waitFor();
}
