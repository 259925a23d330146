// What a table of the page holds: columns that can be sorted, rows in their groups.
import { fold } from "./fold";
import { type Key, keyOfText } from "./order";

export interface Column {
  name: string;
  heading: HTMLTableCellElement;
  /** Place of its cell in a row. */
  place: number;
  isNumber: boolean;
}

export interface Row {
  element: HTMLTableRowElement;
  body: HTMLTableSectionElement;
  /** Place in the order of the page. */
  place: number;
  words: string;
}

export interface Table {
  element: HTMLTableElement;
  columns: Column[];
  rows: Row[];
}

/** The table of a region; none if its rows cannot be moved singly. */
export function readTable(region: HTMLElement): Table | null {
  const element = region.querySelector("table");
  const headings = element?.tHead?.rows;
  if (!element || !headings || headings.length !== 1) return null;
  const cells = [...(headings[0]?.cells ?? [])];
  if (cells.some((cell) => cell.colSpan > 1)) return null;
  if ([...element.tBodies].some((body) => body.querySelector("[rowspan]"))) return null;
  const rows = [...element.tBodies].flatMap((body) =>
    [...body.rows].filter((row) => !isHeading(row)).map((row) => ({ element: row, body })),
  );
  return {
    element,
    columns: cells
      .map((heading, place) => ({
        name: heading.textContent?.trim() ?? "",
        heading,
        place,
        isNumber: heading.classList.contains("cell-number"),
      }))
      .filter(({ name, heading }) => name !== "" && heading.dataset["sort"] !== "none"),
    rows: rows.map(({ element, body }, place) => ({ element, body, place, words: fold(element.textContent ?? "") })),
  };
}

/** A row that is the heading of a group stays where it is. */
export function isHeading(row: HTMLTableRowElement): boolean {
  return row.classList.contains("row-group");
}

/** By what a row is sorted in a column: what the cell says in `data-value`, or its text without remarks. */
export function keyOf(row: HTMLTableRowElement, column: Column): Key {
  const cell = row.cells[column.place];
  if (!cell) return null;
  const given = cell.dataset["value"];
  if (given !== undefined) return keyOfText(given, true);
  if (column.isNumber) {
    const number = cell.querySelector(".num");
    return number ? keyOfText(number.textContent ?? "", true) : keyOfText(cell.textContent ?? "", true);
  }
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const remark of copy.querySelectorAll(".cell-note")) remark.remove();
  return keyOfText(copy.textContent ?? "", false);
}
