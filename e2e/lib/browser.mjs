// The browser of the machine, and people signed in.
import { chromium } from "playwright-core";

/** Opens the browser that is installed; nothing is downloaded. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}

/** A page of somebody who signed in by a button of the demo whose name contains `role`. */
export async function signIn(browser, server, role, options = {}) {
  const context = await browser.newContext({ baseURL: server.address, locale: "ja-JP", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => {
    page.failure = error;
  });
  await page.goto("/sign-in");
  await page.getByRole("button", { name: role }).first().click();
  await page.waitForURL(/\/desk/);
  return page;
}
