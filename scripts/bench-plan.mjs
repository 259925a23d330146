// Writes an invented plan of a given size, to measure with: node scripts/bench-plan.mjs FOLDER [INDICATORS] [AREAS] [YEARS]
// Readings follow a fixed rule (no random source), so that every run measures the same input.
import { mkdirSync, createWriteStream, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, indicators = "300", areas = "43", years = "8"] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node scripts/bench-plan.mjs FOLDER [INDICATORS] [AREAS] [YEARS]");
  process.exit(2);
}
const [I, A, Y] = [indicators, areas, years].map(Number);
mkdirSync(folder, { recursive: true });

/** Five digits with their check digit: weights 6,5,4,3,2, modulus 11. */
const area = (place) => {
  const five = String(99000 + place);
  const sum = [...five].reduce((total, digit, index) => total + Number(digit) * (6 - index), 0);
  return five + String((11 - (sum % 11)) % 10);
};
const rows = (name, head, lines) => writeFileSync(join(folder, `${name}.csv`), [head, ...lines, ""].join("\n"));
const each = (count, make) => Array.from({ length: count }, (_, place) => make(place));

rows("plan", "property,value", ["code,bench", "title,計測用の計画", `area_code,${area(0)}`, "first_year,2020", "last_year,2030", "stage,adopted", "invented,yes"]);
rows("areas", "code,name", each(A, (place) => `${area(place)},地域${place}`));
rows("indicators", "code,name,unit,scale,kind,direction,decimals,natural_zero,minimum,frequency",
  each(I, (place) => `bench-${place},指標${place},件,1,${place % 5 === 0 ? "cumulative" : "level"},higher,1,yes,0,yearly`));

const write = async (name, head, line, count) => {
  const out = createWriteStream(join(folder, `${name}.csv`));
  out.write(`${head}\n`);
  for (let indicator = 0; indicator < I; indicator += 1) {
    let block = "";
    for (let place = 0; place < A; place += 1) for (let step = 0; step < count; step += 1) block += line(indicator, place, step);
    if (!out.write(block)) await new Promise((resume) => out.once("drain", resume));
  }
  await new Promise((done) => out.end(done));
};
const value = (indicator, place, step) => (10 + (indicator % 17) + (place % 7) * 2 + step * (1.5 + ((indicator * 31 + place * 7) % 10) / 10)).toFixed(1);
await write("targets", "indicator,area,period,kind,status,value",
  (i, p, step) => `bench-${i},${area(p)},FY${step === 0 ? 2018 : 2030},${step === 0 ? "baseline" : "target"},set,${step === 0 ? value(i, p, 0) : (Number(value(i, p, 0)) * 2).toFixed(1)}\n`, 2);
await write("readings", "indicator,area,period,status,value",
  (i, p, step) => `bench-${i},${area(p)},FY${2018 + step},final,${value(i, p, step)}\n`, Y);
console.log(`${folder}: ${I} indicators x ${A} areas x ${Y} years = ${I * A * Y} readings`);
