// The course of an indicator: values at the pointer, at a finger or by arrow keys; zoom; other series laid over it.
// It takes the place of the drawing on the screen; paper keeps the drawing, and the table below stays.
import { forEachIsland } from "./page/element";
import { pageLanguage } from "./page/language";
import { readSeries } from "./series/read";
import { SeriesView } from "./series/view";

forEachIsland("series", (figure) => {
  const drawing = figure.querySelector<HTMLElement>(".figure-drawing");
  const table = figure.querySelector<HTMLTableElement>("table[data-series]");
  const model = table ? readSeries(table) : null;
  if (!drawing || !model || model.periods.length < 2) return;
  new SeriesView(figure, drawing, model, pageLanguage());
});
