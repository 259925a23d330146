import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, matches, wordsOf } from "../src/table/fold";
import { keyOfText, order } from "../src/table/order";

test("a number is read whatever stands around it", () => {
  assert.equal(keyOfText("1,234.5％", true), 1234.5);
  assert.equal(keyOfText("▲３．５ポイント", true), -3.5);
  assert.equal(keyOfText("未公表", true), null);
  assert.equal(keyOfText("—", false), null);
});

test("what has no value comes last in both directions, and equal rows stay as they were", () => {
  const keys = [2, null, 1, 2, null];
  assert.deepEqual(order(keys, "ascending", "ja"), [2, 0, 3, 1, 4]);
  assert.deepEqual(order(keys, "descending", "ja"), [0, 3, 2, 1, 4]);
});

test("names with numbers are sorted by the numbers", () => {
  assert.deepEqual(order(["施策10", "施策2"], "ascending", "ja"), [1, 0]);
});

test("words are found in any width, case and kana", () => {
  const row = fold("マイナンバーカード の申請率 ＤＸ");
  assert.ok(matches(row, wordsOf("まいなんばー dx")));
  assert.ok(!matches(row, wordsOf("dx 保有")));
  assert.ok(matches(row, wordsOf("　")));
});
