// Long tables: sorted by their headings, narrowed by words. Without it they stand in the order of the page.
import { forEachIsland } from "./page/element";
import { pageLanguage } from "./page/language";
import { readTable } from "./table/read";
import { addTools } from "./table/tools";

/** From this number of rows on, a table can be sorted. */
const SORTED = 3;
/** From this number of rows on, a table can be narrowed. */
const NARROWED = 8;

forEachIsland("table", (region) => {
  const table = readTable(region);
  if (!table || table.rows.length < SORTED) return;
  addTools(region, table, pageLanguage(), table.rows.length >= NARROWED);
});
