// The answers of a static copy against those of the server, over the five plans of the house. What is compared is
// written by `cargo run -p rashin-search --example write_static_index -- DIR`; DIR is named by RASHIN_SEARCH.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { env } from "node:process";
import { test } from "node:test";
import { Answers } from "../src/ask/answers";
import type { Data } from "../src/ask/data";

interface Answered {
  question: string;
  pages: string[];
  pagesInAll: number;
  excerpt: [text: string, isMarked: boolean][] | null;
}

/** Questions of sixty whose first page is the same, and whose first three are. */
const LEAST_SAME_FIRST = 57;
const LEAST_SAME_THREE = 54;

const folder = env["RASHIN_SEARCH"] ?? "";
const isThere = existsSync(`${folder}/search-index.js`);

test("a static copy answers as the server does", { skip: isThere ? false : "RASHIN_SEARCH names no index" }, () => {
  new Function(readFileSync(`${folder}/search-index.js`, "utf8"))();
  const started = performance.now();
  const answers = new Answers((globalThis as unknown as { rashinSearch: Data }).rashinSearch);
  const loaded = performance.now();
  const all = JSON.parse(readFileSync(`${folder}/answers.json`, "utf8")) as Answered[];
  let [sameFirst, sameThree, sameExcerpt] = [0, 0, 0];
  for (const one of all) {
    const question = answers.read(one.question);
    const hits = answers.to(question);
    const pages = hits.slice(0, 3).map((hit) => hit.passage.address);
    if (pages[0] === one.pages[0]) sameFirst += 1;
    if ([...pages].sort().join() === [...one.pages].sort().join()) sameThree += 1;
    else console.log(`${one.question}\n  server ${one.pages.join(" ")}\n  copy   ${pages.join(" ")}`);
    const first = hits[0];
    if (!first || pages[0] !== one.pages[0]) continue;
    const pieces = answers.excerpt(first.passage.text, question, "ja").pieces;
    if (JSON.stringify(pieces.map((piece) => [piece.text, piece.isMarked])) === JSON.stringify(one.excerpt)) sameExcerpt += 1;
    else console.log(one.question, "\n  server", JSON.stringify(one.excerpt), "\n  copy  ", JSON.stringify(pieces));
  }
  const asked = performance.now();
  console.log(
    `same first ${sameFirst}, same three ${sameThree}, same excerpt ${sameExcerpt} of ${all.length}; ` +
      `index ready in ${Math.round(loaded - started)} ms, an answer in ${((asked - loaded) / all.length).toFixed(1)} ms`,
  );
  assert.ok(all.length === 60 && sameFirst >= LEAST_SAME_FIRST && sameThree >= LEAST_SAME_THREE);
  assert.ok(sameExcerpt >= LEAST_SAME_FIRST);
});
