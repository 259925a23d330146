// The entry grid with its script: keys, a block from Excel, drafts that keep themselves, two people.
import assert from "node:assert/strict";

import { signIn } from "../lib/browser.mjs";

export default async function grid({ browser, server }) {
  const page = await signIn(browser, server, "回答担当");
  const request = await page.locator('a[href^="/desk/requests/"]').first().getAttribute("href");
  await page.goto(request);
  const saved = () => page.getByRole("status").filter({ hasText: "保存しました" }).waitFor();
  const values = page.locator('.entry[data-asked^="reading"] input[name="value"]');
  assert.ok((await values.count()) >= 2, "two rows to fill in");

  // Keys: Enter and arrows move, Escape gives back, F2 goes in.
  const first = values.nth(0);
  const before = await first.inputValue();
  await first.focus();
  await page.keyboard.type("5");
  assert.equal(await first.inputValue(), "5", "typing replaces what stood in a cell reached by keys");
  await page.keyboard.press("Escape");
  assert.equal(await first.inputValue(), before);
  await page.keyboard.press("Enter");
  assert.equal(await focusedName(page), await values.nth(1).getAttribute("id"));
  await page.keyboard.press("ArrowUp");
  assert.equal(await focusedName(page), await first.getAttribute("id"));
  await page.keyboard.press("ArrowLeft");
  assert.match(await focusedName(page), /^status-/);
  await page.keyboard.press("ArrowRight");

  // A block: words of the choices, full-width digits, a cell in quotes.
  await page.locator(".entry[data-asked^='reading'] select[name='status']").nth(0).focus();
  await paste(page, '確定\t５６．５\t"一行目\n二行目"\n速報・暫定\t7\t\n');
  assert.equal(await first.inputValue(), "５６．５");
  await saved();
  const row = page.locator(".entry[data-asked^='reading']").nth(0);
  await row.locator(".effect").getByText("進捗率").waitFor();
  assert.equal(await row.locator("select[name='status']").inputValue(), "final");
  assert.equal(await row.locator("input[name='note']").inputValue(), "一行目 二行目");

  // What is wrong is said at the cell while one types.
  await first.fill("たくさん");
  await row.locator(".finding-error").first().waitFor();
  assert.equal(await first.getAttribute("aria-invalid"), "true");
  await first.fill("56.6");
  await row.locator(".finding-error").first().waitFor({ state: "detached" });
  await saved();

  // It is there again on the next visit, also without scripts.
  await page.reload();
  assert.equal(await first.inputValue(), "56.6");

  // Two people in one row: the second is told, keeps theirs, and decides.
  const other = await page.context().newPage();
  await other.goto(request);
  await first.fill("57");
  await saved();
  const theirs = other.locator('.entry[data-asked^="reading"] input[name="value"]').first();
  await theirs.fill("58");
  const conflict = other.getByRole("alert").filter({ hasText: "別の人がこの行を変えました" });
  await conflict.waitFor();
  assert.equal(await theirs.inputValue(), "58");
  await conflict.getByRole("button", { name: "自分の入力を残す" }).click();
  await other.getByRole("status").filter({ hasText: "保存しました" }).waitFor();
  await other.close();

  // Handing in takes what was typed last along.
  await page.reload();
  await first.fill("59");
  await row.getByRole("button", { name: "提出" }).click();
  await page.getByText("1件を提出しました").waitFor();
  assert.equal(page.failure, undefined);
}

const focusedName = (page) => page.evaluate(() => document.activeElement?.id ?? "");

const paste = (page, text) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
