// Rows and cells of the grid.

export type Cell = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The cell that an event happened in. */
export function cellOf(target: EventTarget | null): Cell | null {
  return target instanceof HTMLElement && target.matches(".cell") ? (target as Cell) : null;
}

/** The row of a cell. */
export function rowOf(cell: Element): HTMLElement | null {
  return cell.closest<HTMLElement>("tbody.entry");
}

/** The rows of the table that a cell stands in, also those that only can be read. */
export function rowsAround(cell: Element): HTMLElement[] {
  const table = cell.closest("table");
  return table ? [...table.querySelectorAll<HTMLElement>("tbody.entry")] : [];
}

/** The cells of a row by column; null where a column can only be read. */
export function cellsOf(row: HTMLElement): (Cell | null)[] {
  return [...row.querySelectorAll(".entry-cell")].map((td) => td.querySelector<Cell>(".cell"));
}

/** The text of a cell is put in as if it had been typed. */
export function put(cell: Cell, text: string): void {
  cell.value = text;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Puts a word into a choice by its value or its label, whatever their width; false if there is none. */
export function choose(cell: HTMLSelectElement, text: string): boolean {
  const wanted = fold(text);
  if (wanted === "") return true;
  const options = [...cell.options];
  const found =
    options.find((option) => fold(option.value) === wanted || fold(option.text) === wanted) ??
    options.find((option) => option.value !== "" && fold(option.text.split(" ")[0] ?? "") === wanted);
  if (!found) return false;
  put(cell, found.value);
  return true;
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
