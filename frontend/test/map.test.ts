import assert from "node:assert/strict";
import { test } from "node:test";

import { inOrder } from "../src/map/ranking";
import { readShades, shadeOf } from "../src/map/read";

test("few classes are as far apart as many", () => {
  assert.deepEqual([0, 1, 2, 3, 4].map((shade) => shadeOf(shade, 5)), [1, 2, 3, 4, 5]);
  assert.deepEqual([0, 1].map((shade) => shadeOf(shade, 2)), [1, 5]);
  assert.equal(shadeOf(0, 1), 3);
});

test("classes are read as what they span", () => {
  assert.deepEqual(readShades("8.1:9.9 10:12.5"), [{ from: 8.1, to: 9.9 }, { from: 10, to: 12.5 }]);
  assert.deepEqual(readShades(""), []);
});

test("areas without a rank come last, as they stood", () => {
  const area = (name: string, rank: number | null) => ({ area: name, name, lang: "", label: "", value: rank, shade: null, rank });
  assert.deepEqual(inOrder([area("a", null), area("b", 2), area("c", 1), area("d", null)]).map(({ name }) => name), ["c", "b", "a", "d"]);
});
