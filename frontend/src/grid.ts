// The entry grid: moves between cells as a spreadsheet does, takes a block from Excel, keeps what is
// typed. The page works without it, as a form a row.
import { moveBetweenCells } from "./grid/move";
import { takeBlocks } from "./grid/paste";
import { Keeper } from "./grid/keep";

const grid = document.querySelector<HTMLElement>(".grid[data-save]");
if (grid) {
  const keeper = new Keeper(grid);
  moveBetweenCells(grid);
  takeBlocks(grid, (pasted, outside) => keeper.announcePaste(pasted, outside));
}
