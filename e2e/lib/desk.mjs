// What journeys do at the desk, whichever plan they walk.
import assert from "node:assert/strict";

/** Presses a button of a form and waits for the page that follows. */
export async function press(page, button) {
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

/** Opens a review of a plan that asks for everything. */
export async function openReview(page, plan, code, name, period, asOf) {
  await page.goto(`/desk/reviews/new?plan=${plan}`);
  await page.fill('input[name="name"]', name);
  await page.fill('input[name="period"]', period);
  await page.fill('input[name="as_of"]', asOf);
  await page.fill('input[name="due"]', "2099-12-31");
  await page.fill('input[name="code"]', code);
  for (const kind of ["reading", "step", "grade"]) await page.check(`input[name="asks"][value="${kind}"]`);
  await page.check('input[name="rubric"][value="akita"]');
  await press(page, page.locator('form[action="/desk/reviews/preview"] button[type="submit"]'));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await press(page, page.locator('form[action="/desk/reviews"] button[type="submit"]').first());
  await page.waitForURL(`**/desk/reviews/${plan}/${code}`);
}

/** Approves every row of a request that one may approve. */
export async function approveAll(page, address) {
  await page.goto(address);
  for (const box of await page.locator('input[type="checkbox"][name="row"]').all()) await box.check();
  await press(page, page.locator('button[name="do"][value="approve"]').first());
  assert.equal(await page.locator(".notice-error").count(), 0, await page.locator("main").innerText());
}

/** Fills a row of the grid; gives whether the value was entered. Without a value it is not due yet, which is no zero. */
export async function fillRow(row, value) {
  const [kind] = (await row.getAttribute("data-asked")).split(":");
  if (kind === "step") {
    await row.locator('select[name="state"]').selectOption("as_planned");
    await row.locator('[name="done"]').first().fill("予定した内容を終えた。");
    await row.locator('[name="next"]').first().fill("残りを広げる。");
    return false;
  }
  if (kind === "grade") {
    await row.locator('select[name="mark"]').selectOption({ index: 1 });
    await row.locator('[name="reason"]').first().fill("期間中の実施内容による。");
    return false;
  }
  const cell = row.locator('input[name="value"]');
  const takes = (await cell.count()) > 0;
  if (takes && value !== "") {
    await row.locator('select[name="status"]').selectOption("final");
    await cell.fill(value);
    return true;
  }
  await row.locator('select[name="status"]').selectOption("not_due");
  if (takes) await cell.fill("");
  await row.locator('input[name="note"]').fill("年度末にまとまる。");
  return false;
}
