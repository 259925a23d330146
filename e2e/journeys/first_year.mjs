// Akita's plan on a fresh installation: the first administrator, offices from the plan, people by invitation, a review of
// the year, the committee's view of it, and its publication.
import assert from "node:assert/strict";

import { approveAll, fillRow, openReview, press } from "../lib/desk.mjs";
import { startServe } from "../lib/server.mjs";

const PASSWORD = "teal harbour lantern 7";
const REVIEW = "r4";
const SNAPSHOT = "令和4年度の進捗";

/** A new installation with the plan. */
export const start = () => startServe("akita");

export default async function firstYear({ browser, server }) {
  const visit = async () => {
    const page = await (await browser.newContext({ baseURL: server.address, locale: "ja-JP" })).newPage();
    page.setDefaultTimeout(10_000);
    return page;
  };
  const planning = await visit();
  await setUp(planning, server);
  await addOffices(planning);
  const owner = await accept(await visit(), await invite(planning, "owner@example.jp", "回答担当", "owner"));
  const approver = await accept(await visit(), await invite(planning, "approver@example.jp", "承認者", "approver"));

  // Goal 9 gave itself more than its figures allow: it is listed.
  await planning.goto("/desk/plans/akita/evaluation?review=r3");
  await planning.locator('a[href$="/nodes/akita-09"]').first().waitFor();

  await openReview(planning, "akita", REVIEW, SNAPSHOT, "令和4年度", "2023-03-31");
  const address = await owner.goto("/desk").then(() => owner.locator('a[href^="/desk/requests/"]').first().getAttribute("href"));
  let answered = 0;
  for (; answered < 40; answered += 1) {
    await owner.goto(address);
    const open = owner.locator(".entry[data-asked]").filter({ has: owner.locator('button[value="submit"]') });
    if ((await open.count()) === 0) break;
    await fillRow(open.first(), "");
    await press(owner, open.first().locator('button[value="submit"]'));
    assert.deepEqual(await owner.locator(".finding-error").allTextContents(), []);
  }
  assert.ok(answered > 0, "rows were answered");
  await approveAll(approver, address);
  await approveAll(planning, address);

  await planning.goto("/desk/publish/akita");
  await planning.fill('input[name="name"]', SNAPSHOT);
  await press(planning, planning.locator('form[action="/desk/publish/akita/confirm"] button[type="submit"]'));
  for (const box of await planning.locator('main form input[type="checkbox"]').all()) await box.check();
  await press(planning, planning.getByRole("button", { name: "公表する", exact: true }));
  const visitor = await visit();
  await visitor.goto("/plans/akita/snapshots");
  await visitor.getByText(SNAPSHOT).first().waitFor();
}

async function setUp(page, server) {
  const code = /set-up code: ([A-Z0-9-]+)/.exec(server.log())[1];
  await page.goto("/set-up");
  await page.fill('[name="code"]', code);
  await page.selectOption('[name="government"]', { label: "秋田県" });
  await page.fill('[name="name"]', "企画担当");
  await page.fill('[name="mail"]', "planning@example.jp");
  await page.fill('[name="password"]', PASSWORD);
  await press(page, page.getByRole("button", { name: "登録して始める" }));
}

async function addOffices(page) {
  await page.goto("/desk/offices");
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  for (const box of await page.locator('form[action$="/departments"] input[type="checkbox"]').all()) await box.check();
  await press(page, page.locator('form[action$="/departments"] button[type="submit"]'));
  await page.getByText("総務部").first().waitFor();
}

/** Invites somebody to the first office; gives the link. */
async function invite(page, mail, name, role) {
  await page.goto("/desk/accounts/new");
  await page.fill('[name="mail"]', mail);
  await page.fill('[name="name"]', name);
  await page.selectOption('[name="role-0"]', role);
  const place = await page.locator('[name="place-0"] option', { hasText: "総務部" }).first().getAttribute("value");
  await page.selectOption('[name="place-0"]', place);
  await press(page, page.getByRole("button", { name: "招待する", exact: true }));
  return /\/invitations\/[A-Za-z0-9_.-]+/.exec(await page.content())[0];
}

async function accept(page, link) {
  await page.goto(link);
  await page.fill('[name="password"]', PASSWORD);
  await press(page, page.locator("main form button[type='submit']").first());
  return page;
}
