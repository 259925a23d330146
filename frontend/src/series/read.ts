// The series as the table of the page holds it.

export interface Outlook {
  mean: number;
  half: [number, number];
  most: [number, number];
}

export interface SeriesPeriod {
  code: string;
  /** Its end in years, by which periods of all series are ordered. */
  time: number;
  /** Its short name, for the axis. */
  label: string;
  sublabel: string;
  /** Its name in full. */
  name: string;
  /** Words for a break of the series before it. */
  breakBefore: string | null;
  actual: number | null;
  provisional: boolean;
  /** Why there is no value. */
  absent: string;
  path: number | null;
  /** What the point of the path stands for, where something was promised. */
  promise: "baseline" | "milestone" | "target" | null;
  outlook: Outlook | null;
}

/** A series that can be laid over. */
export interface Comparable {
  name: string;
  /** Language of the name. */
  lang: string;
  isArea: boolean;
  decimals: number;
  points: { code: string; time: number; label: string; value: number }[];
}

export interface SeriesModel {
  name: string;
  unit: string;
  decimals: number;
  periods: SeriesPeriod[];
  comparable: Comparable[];
}

/** The unit as it stands behind a number: an English word apart, a sign close to it. */
export const behind = ({ unit }: Pick<SeriesModel, "unit">): string => (/^[a-z]/i.test(unit) ? `\u00a0${unit}` : unit);

/** Reads the table below the figure. */
export function readSeries(table: HTMLTableElement): SeriesModel {
  const data = table.dataset;
  return {
    name: data["series"] ?? "",
    unit: data["unit"] ?? "",
    decimals: Number(data["decimals"] ?? 0),
    periods: [...table.querySelectorAll<HTMLTableRowElement>("tbody > tr[data-period]")].map(readPeriod),
    comparable: readComparable(data["compare"] ?? "[]"),
  };
}

function readPeriod(row: HTMLTableRowElement): SeriesPeriod {
  const data = row.dataset;
  const cell = (name: string) => row.querySelector<HTMLElement>(`[data-${name}]`);
  const actual = cell("actual");
  const value = numberOf(actual?.dataset["actual"]);
  const outlook = numberOf(cell("outlook")?.dataset["outlook"]);
  const bands = [...row.querySelectorAll<HTMLElement>("[data-low]")].map(
    ({ dataset }): [number, number] => [Number(dataset["low"]), Number(dataset["high"])],
  );
  const [half, most] = bands;
  const name = row.cells[0]?.firstChild?.textContent?.trim() ?? "";
  return {
    code: data["period"] ?? "",
    time: Number(data["time"]),
    label: data["label"] ?? "",
    sublabel: data["sublabel"] ?? "",
    name,
    breakBefore: data["break"] ?? null,
    actual: value,
    provisional: actual?.dataset["provisional"] === "yes",
    absent: value === null ? (row.cells[1]?.textContent?.trim() ?? "").replace(/^—$/, "") : "",
    path: numberOf(cell("path")?.dataset["path"]),
    promise: promiseOf(cell("path")?.dataset["promise"]),
    outlook: outlook !== null && half && most ? { mean: outlook, half, most } : null,
  };
}

/** The other series: name, language, kind, decimals, and points of code, time, short name, value. */
export function readComparable(json: string): Comparable[] {
  type Point = [string, number, string, number];
  type Given = { name: string; lang: string; is_area: boolean; decimals: number; points: Point[] };
  return (JSON.parse(json) as Given[]).map(({ name, lang, is_area, decimals, points }) => ({
    name,
    lang,
    isArea: is_area,
    decimals,
    points: points
      .map(([code, time, label, value]) => ({ code, time, label, value }))
      .sort((a, b) => a.time - b.time),
  }));
}

function promiseOf(text: string | undefined): SeriesPeriod["promise"] {
  return text === "baseline" || text === "milestone" || text === "target" ? text : null;
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
