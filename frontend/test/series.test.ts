import assert from "node:assert/strict";
import { test } from "node:test";

import { numberFormat } from "../src/page/language";
import { beginsAtZero, otherRuns, ownRuns, slotsOf } from "../src/series/axis";
import { type SeriesModel, type SeriesPeriod, readComparable } from "../src/series/read";
import { saidAt, sentenceOf } from "../src/series/said";

const period = (year: number, actual: number | null, more: Partial<SeriesPeriod> = {}): SeriesPeriod => ({
  code: `FY${year}`,
  time: year + 1.25,
  label: `R${year - 2018}`,
  sublabel: String(year),
  name: `令和${year - 2018}年度`,
  breakBefore: null,
  actual,
  provisional: false,
  absent: actual === null ? "未公表" : "",
  path: null,
  promise: null,
  outlook: null,
  ...more,
});

const model: SeriesModel = {
  name: "保有率",
  unit: "％",
  decimals: 1,
  periods: [period(2020, 20), period(2021, null), period(2022, 41.25, { path: 45 }), period(2023, 50, { breakBefore: "定義変更" })],
  comparable: readComparable('[{"name":"全国","lang":"ja","is_area":true,"decimals":1,"points":[["2022-06",2022.5,"R4.6",44],["FY2020",2021.25,"R2",24],["FY2021",2022.25,"R3",30]]}]'),
};

test("a missing value and a change of definition interrupt the line", () => {
  const slots = slotsOf(model, []);
  assert.deepEqual(ownRuns(slots), [[[0, 20]], [[2, 41.25]], [[3, 50]]]);
});

test("periods of another series find their place in time, and do not cut the own line", () => {
  const slots = slotsOf(model, model.comparable);
  assert.deepEqual(slots.map(({ code }) => code), ["FY2020", "FY2021", "2022-06", "FY2022", "FY2023"]);
  assert.deepEqual(ownRuns(slots)[1], [[3, 41.25]]);
});

test("another series stops where it leaves out more than its usual distance", () => {
  const points = [2020, 2021, 2024].map((year) => ({ code: `FY${year}`, time: year, label: "", value: year }));
  const other = { name: "", lang: "ja", isArea: true, decimals: 0, points };
  const slots = slotsOf({ ...model, periods: [] }, [other]);
  assert.deepEqual(otherRuns(slots, other), [[[0, 2020], [1, 2021]], [[2, 2024]]]);
});

test("a period is said with its path, its reason and the series laid over it", () => {
  const slots = slotsOf(model, model.comparable);
  const said = (code: string) => {
    const slot = slots.find((slot) => slot.code === code)!;
    return sentenceOf(slot, saidAt(slot, model, model.comparable, "ja"), "ja");
  };
  assert.equal(said("FY2022"), "令和4年度：実績値 41.3％、目標への道すじ 45.0％、全国 値なし");
  assert.equal(said("FY2021"), "令和3年度：実績値 未公表、全国 30.0％");
});

test("numbers are written as the server writes them", () => {
  assert.equal(numberFormat("ja", 1)(-1234.25), "-1,234.3");
  assert.equal(numberFormat("en", 0)(1234.5), "1,235");
});

test("the axis begins at zero where that costs less than half of the height", () => {
  assert.ok(beginsAtZero([20, 60]));
  assert.ok(!beginsAtZero([80, 90]));
  assert.ok(beginsAtZero([-90, -10]));
});
