// What is looked at on every page, whichever it is.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The most that the scripts of a page may weigh, packed. */
const HEAVIEST = 200_000;
/** Rules that a change of the colours can break. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** A4 between the margins of frontend/styles/print.css, in CSS pixels. */
const PAPER = { width: Math.round(((210 - 2 * 14) / 25.4) * 96), height: 1000 };
/** What nobody can use on paper. */
const USELESS = ".site-nav, .language, .plan-nav-list, .skip-link, form, .chart, .chart-bar, .table-tools";

/** Gathers what goes wrong on a page: errors, refusals of the security policy, answers other than 2xx and 3xx. */
export function watch(page) {
  const seen = { faults: [], scripts: 0 };
  page.on("pageerror", (error) => seen.faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.faults.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    // A download ends the request of the page that it came from.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") seen.faults.push(`failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) seen.faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on("requestfinished", async (request) => {
    if (request.resourceType() !== "script") return;
    const sizes = await request.sizes().catch(() => null);
    seen.scripts += sizes?.responseBodySize ?? 0;
  });
  return seen;
}

/** Looks at the page that is open: accessibility in both themes, width on a phone and on a wall, paper, weight of scripts. */
export async function look(page, seen, { paper = true } = {}) {
  await page.evaluate(axe);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  seen.faults.push(...(await violations(page, { resultTypes: ["violations"] }, "light")));
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  seen.faults.push(...(await violations(page, { runOnly: OF_COLOUR, resultTypes: ["violations"] }, "dark")));
  for (const [width, height] of [[390, 844], [2560, 1440]]) {
    await page.setViewportSize({ width, height });
    const over = await overflow(page);
    if (over) seen.faults.push(`wider than ${width} px by ${over.by}: ${over.what}`);
  }
  if (paper) {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(PAPER);
    seen.faults.push(...(await onPaper(page)));
  }
  if (seen.scripts > HEAVIEST) seen.faults.push(`scripts of ${seen.scripts} bytes`);
}

async function violations(page, options, theme) {
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return found.violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `axe ${id} (${theme}, ${nodes.length}×): ${first.html.slice(0, 160)} ${first.any[0]?.message ?? first.all[0]?.message ?? first.none[0]?.message ?? ""}`;
  });
}

/** What is cut off on paper, and what should not be there. */
async function onPaper(page) {
  const faults = await page.evaluate((useless) => {
    const isSeen = (element) => element.getBoundingClientRect().height > 1 && element.checkVisibility();
    return [...document.querySelectorAll(useless)].filter(isSeen).map((element) => `on paper: ${element.outerHTML.slice(0, 120)}`);
  }, USELESS);
  const cut = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isCut = (element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 1;
    return [...document.querySelectorAll("main table, main svg, main pre")].filter(isCut).map((element) => element.outerHTML.slice(0, 120));
  });
  return [...faults, ...cut.map((what) => `cut off on paper: ${what}`)];
}

/** The element that makes the body wider than the window, if any does. */
function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const by = document.documentElement.scrollWidth - width;
    if (by <= 0) return null;
    const isCut = (element) => {
      for (let above = element.parentElement; above; above = above.parentElement) {
        if (getComputedStyle(above).overflowX !== "visible") return true;
      }
      return false;
    };
    const widest = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !isCut(element))
      .pop();
    return { by, what: widest?.outerHTML.slice(0, 160) ?? "" };
  });
}
