// A block from Excel goes into the cells from the one in which it is pasted, rightwards and down.
import { cellOf, cellsOf, choose, put, rowOf, rowsAround } from "./cells";

export function takeBlocks(grid: HTMLElement, done: (pasted: number, outside: number) => void): void {
  grid.addEventListener("paste", (event) => {
    const cell = cellOf(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const row = cell ? rowOf(cell) : null;
    if (!cell || !row) return;
    const block = parseBlock(text);
    const isSingle = block.length === 1 && block[0]?.length === 1;
    if (isSingle && !(cell instanceof HTMLSelectElement) && !text.startsWith('"')) return;
    event.preventDefault();
    const rows = rowsAround(cell);
    const top = rows.indexOf(row);
    const left = cellsOf(row).indexOf(cell);
    let pasted = 0;
    let outside = 0;
    block.forEach((line, down) => {
      const target = rows[top + down];
      const cells = target ? cellsOf(target) : [];
      line.forEach((word, right) => {
        const into = cells[left + right];
        if (!into) {
          if (word.trim() !== "") outside += 1;
        } else if (into instanceof HTMLSelectElement) {
          if (choose(into, word)) pasted += 1;
          else outside += 1;
        } else {
          put(into, into instanceof HTMLInputElement ? word.replace(/\s*\n\s*/g, " ").trim() : word.trim());
          pasted += 1;
        }
      });
    });
    done(pasted, outside);
  });
}

/** Lines of cells: tabs between, cells with tabs, line breaks or quotes in quotes. */
export function parseBlock(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? "";
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === "\t") {
      line.push(cell);
      cell = "";
    } else if (letter === "\n") {
      lines.push([...line, cell]);
      line = [];
      cell = "";
    } else cell += letter;
  }
  lines.push([...line, cell]);
  return lines;
}
