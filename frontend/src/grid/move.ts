// Moving between cells. A cell reached by keys is in its whole: arrows move on, typing replaces. F2 or
// a click goes into it: arrows then move the caret. Escape gives back what stood there.
import { type Cell, cellOf, cellsOf, put, rowOf, rowsAround } from "./cells";

export function moveBetweenCells(grid: HTMLElement): void {
  let inside = false;
  let before = "";
  let byPointer = false;

  grid.addEventListener("pointerdown", () => {
    byPointer = true;
  });
  grid.addEventListener("focusin", (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    before = cell.value;
    inside = byPointer;
    byPointer = false;
    if (!inside && !(cell instanceof HTMLSelectElement)) cell.select();
  });
  grid.addEventListener("keydown", (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.isComposing || event.ctrlKey || event.metaKey) return;
    const go = (down: number, right: number) => {
      if (focus(cell, down, right)) event.preventDefault();
    };
    switch (event.key) {
      case "F2":
        inside = !inside;
        event.preventDefault();
        if (inside && !(cell instanceof HTMLSelectElement)) {
          cell.setSelectionRange(cell.value.length, cell.value.length);
        }
        return;
      case "Escape":
        if (cell.value !== before) put(cell, before);
        inside = false;
        event.preventDefault();
        if (!(cell instanceof HTMLSelectElement)) cell.select();
        return;
      case "Enter":
        // A line break belongs to a text that one is in; else Enter goes down.
        if (cell instanceof HTMLTextAreaElement && (inside || event.altKey)) return;
        event.preventDefault();
        focus(cell, event.shiftKey ? -1 : 1, 0);
        return;
      case "ArrowUp":
      case "ArrowDown":
        if (event.altKey || (inside && !(cell instanceof HTMLInputElement))) return;
        if (cell instanceof HTMLSelectElement) event.preventDefault();
        go(event.key === "ArrowUp" ? -1 : 1, 0);
        return;
      case "ArrowLeft":
      case "ArrowRight":
        if (!inside) go(0, event.key === "ArrowLeft" ? -1 : 1);
        return;
      case "Delete":
        if (!inside && !(cell instanceof HTMLSelectElement)) {
          put(cell, "");
          event.preventDefault();
        }
        return;
      default:
    }
  });
}

/** Goes to a cell nearby that can be filled in; false if there is none. */
function focus(from: Cell, down: number, right: number): boolean {
  const own = rowOf(from);
  if (!own) return false;
  const rows = rowsAround(from);
  const column = cellsOf(own).indexOf(from);
  if (right !== 0) {
    const cells = cellsOf(own);
    for (let at = column + right; at >= 0 && at < cells.length; at += right) {
      const cell = cells[at];
      if (cell) return arrive(cell);
    }
    return false;
  }
  for (let at = rows.indexOf(own) + down; at >= 0 && at < rows.length; at += down) {
    const row = rows[at];
    const cell = row ? cellsOf(row)[column] : null;
    if (cell) return arrive(cell);
  }
  return false;
}

function arrive(cell: Cell): boolean {
  cell.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}
