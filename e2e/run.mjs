// Runs the journeys in a real browser: node run.mjs [part of a name ...]
//
// RASHIN names the program (by default what `cargo build` made), CHROMIUM the browser. Every journey gets
// a server of its own on a database in memory; one that throws has failed.
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { openBrowser } from "./lib/browser.mjs";
import { startDemo } from "./lib/server.mjs";

const folder = fileURLToPath(new URL("journeys", import.meta.url));
const wanted = process.argv.slice(2);
const files = (await readdir(folder)).filter((name) => name.endsWith(".mjs")).sort();
const chosen = files.filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

let failed = 0;
const browser = await openBrowser();
try {
  for (const file of chosen) {
    const { default: journey, start = startDemo } = await import(new URL(`journeys/${file}`, import.meta.url));
    const started = Date.now();
    const server = await start();
    try {
      await journey({ browser, server });
      console.log(`ok   ${file} (${Date.now() - started} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${file}\n${error.stack ?? error}\n${server.log()}`);
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;
