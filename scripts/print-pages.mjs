// Prints the pages of every element of a plan that has texts with Chromium, as PDF, and says how long that takes.
// node scripts/print-pages.mjs PLAN; RASHIN names the program, CHROMIUM the browser.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { openBrowser } from "../e2e/lib/browser.mjs";
import { startDemo } from "../e2e/lib/server.mjs";

const plan = process.argv[2] ?? "mie";
const items = readFileSync(fileURLToPath(new URL(`../plans/${plan}/items.csv`, import.meta.url)), "utf8");
const nodes = [...new Set(items.trim().split("\n").slice(1).map((line) => line.split(",", 1)[0]))];

const server = await startDemo();
const browser = await openBrowser();
try {
  const page = await (await browser.newContext({ baseURL: server.address })).newPage();
  const print = async () => {
    const begun = performance.now();
    for (const node of nodes) {
      await page.goto(`/plans/${plan}/nodes/${node}`);
      await page.pdf({ format: "A4", tagged: true, outline: true });
    }
    return (performance.now() - begun) / 1000;
  };
  await print();
  const seconds = await print();
  console.log(`Chromium: ${nodes.length} pages in ${seconds.toFixed(2)} s, the second time`);
} finally {
  await browser.close();
  await server.stop();
}
