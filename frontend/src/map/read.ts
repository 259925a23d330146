// Values of areas by period, as the table of all periods holds them.

export interface AreaValue {
  area: string;
  /** Name of the area. */
  name: string;
  /** Language of the name, where it is not that of the page. */
  lang: string;
  /** The value as it is shown, or the word for why there is none. */
  label: string;
  value: number | null;
  /** Its class, from 0. */
  shade: number | null;
  rank: number | null;
}

/** What a class spans. */
export interface Shade {
  from: number;
  to: number;
}

export interface MapPeriod {
  code: string;
  name: string;
  shades: Shade[];
  areas: AreaValue[];
}

/** The periods of the table, in order of time. */
export function readPeriods(section: HTMLElement): MapPeriod[] {
  const table = section.querySelector(".areas-history table");
  const headings = [...(table?.querySelectorAll<HTMLTableCellElement>("thead th[data-period]") ?? [])];
  const rows = [...(table?.querySelectorAll<HTMLTableRowElement>("tbody tr[data-area]") ?? [])];
  return headings.map((heading) => ({
    code: heading.dataset["period"] ?? "",
    name: heading.textContent?.trim() ?? "",
    shades: readShades(heading.dataset["classes"] ?? ""),
    areas: rows.map((row) => readValue(row, row.cells[heading.cellIndex])),
  }));
}

function readValue(row: HTMLTableRowElement, cell: HTMLTableCellElement | undefined): AreaValue {
  const number = (name: string) => {
    const text = cell?.dataset[name];
    return text === undefined ? null : Number(text);
  };
  const heading = row.cells[0];
  return {
    area: row.dataset["area"] ?? "",
    name: heading?.textContent?.trim() ?? "",
    lang: heading?.querySelector<HTMLElement>("[lang]")?.lang ?? "",
    label: cell?.textContent?.trim() ?? "",
    value: number("value"),
    shade: number("class"),
    rank: number("rank"),
  };
}

/** Lowest and highest value of each class: `8.1:9.9 10.0:12.5`. */
export function readShades(text: string): Shade[] {
  return text
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => {
      const [from, to] = part.split(":").map(Number);
      return { from: from ?? NaN, to: to ?? NaN };
    });
}

/** The shade, 1 to 5, of a class: fewer classes are spread over the whole range, as in the drawing of the server. */
export function shadeOf(shade: number, count: number): number {
  return count < 2 ? 3 : Math.min(Math.floor((shade * 4) / (count - 1)), 4) + 1;
}
