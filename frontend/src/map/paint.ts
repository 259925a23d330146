// Paints the areas of the drawing for a period, and writes its legend.
import { element } from "../page/element";
import { type Language, numberFormat, pick } from "../page/language";
import { type AreaValue, type MapPeriod, shadeOf } from "./read";

const SVG = "http://www.w3.org/2000/svg";
/** Colour of text on each shade, as in the drawing of the server. */
const ON = ["ink", "ink", "on-bright", "on-state", "on-state"];

/** Gives what paints a period into the drawings of a section. */
export function painterOf(section: HTMLElement, language: Language): (period: MapPeriod) => void {
  const drawings = [...section.querySelectorAll<SVGSVGElement>(".figure-drawing svg.fig-map")];
  const legend = element("ul", { class: "map-legend" });
  let isDrawn = false;
  const decimals = decimalsOf(section);
  return (period) => {
    // The legend in the drawing is that of one period; this one follows.
    if (!isDrawn) {
      isDrawn = true;
      drawings.forEach(hideLegend);
      section.querySelector(".figure-drawing")?.after(legend);
      drawings.forEach(addHatching);
    }
    legend.replaceChildren(...entries(period, language, decimals));
    for (const drawing of drawings) {
      for (const { area, ...value } of period.areas) {
        const group = drawing.querySelector<SVGGElement>(`g[data-area="${CSS.escape(area)}"]`);
        if (group) paintArea(drawing, group, { area, ...value }, period.shades.length);
      }
    }
  };
}

function paintArea(drawing: SVGSVGElement, group: SVGGElement, value: AreaValue, count: number): void {
  const form = formOf(group);
  if (!form) return;
  const shade = value.shade === null ? null : shadeOf(value.shade, count);
  form.setAttribute("class", `fig-map-area fig-line-axis ${shade === null ? "" : `fig-fill-map-${shade}`}`);
  if (shade === null) form.setAttribute("fill", `url(#${drawing.id || "map"}-no-value)`);
  else form.removeAttribute("fill");
  group.setAttribute("data-value", value.value === null ? "" : String(value.value));
  const title = group.querySelector("title");
  if (title) title.textContent = `${value.name} ${value.label}`;
  const texts = [...group.querySelectorAll("text")];
  const ink = shade === null ? "ink" : (ON[shade - 1] ?? "ink");
  for (const text of texts) {
    text.setAttribute("class", (text.getAttribute("class") ?? "").replace(/fig-fill-[\w-]+/, `fig-fill-${ink}`));
  }
  // The last text is the value, or the number of the class where a value has no room.
  const label = texts.at(-1);
  const shown = group.getAttribute("data-shows") === "class" ? String((value.shade ?? -1) + 1) : value.label;
  if (label) label.textContent = value.value === null ? "—" : shown;
}

/** The form that is filled: the tile, or the shape. A tile that was hatched gets one of its own. */
function formOf(group: SVGGElement): Element | null {
  const own = group.querySelector(".fig-map-area, path[fill-rule]");
  if (own) return own;
  const rim = group.querySelector("rect");
  if (!rim) return null;
  const form = document.createElementNS(SVG, "rect");
  for (const name of ["x", "y", "width", "height", "rx"]) {
    const value = rim.getAttribute(name);
    if (value !== null) form.setAttribute(name, value);
  }
  for (const old of [...group.children].filter(({ tagName }) => !["title", "text"].includes(tagName))) old.remove();
  group.querySelector("text")?.before(form);
  return form;
}

/** What stands after the areas in the drawing is its legend. */
function hideLegend(drawing: SVGSVGElement): void {
  const parts = [...drawing.children];
  const last = parts.findLastIndex((part) => part.matches("[data-area]") || part.querySelector("[data-area]") !== null);
  for (const part of parts.slice(last + 1)) part.setAttribute("display", "none");
  const [x, y, width] = (drawing.getAttribute("viewBox") ?? "").split(" ");
  const bottoms = [...drawing.querySelectorAll("g[data-area] > rect")].map(
    (rect) => Number(rect.getAttribute("y")) + Number(rect.getAttribute("height")),
  );
  if (bottoms.length > 0) {
    const height = String(Math.max(...bottoms) + 4);
    drawing.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    if (drawing.hasAttribute("height")) drawing.setAttribute("height", height);
  }
}

function addHatching(drawing: SVGSVGElement, place: number): void {
  if (drawing.id === "") drawing.id = `map-drawing-${place}`;
  const pattern = document.createElementNS(SVG, "pattern");
  const attributes = { id: `${drawing.id}-no-value`, width: "6", height: "6", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  for (const [name, value] of Object.entries(attributes)) pattern.setAttribute(name, value);
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", "M0 0V6");
  line.setAttribute("class", "fig-line-axis");
  line.setAttribute("stroke-width", "1.5");
  pattern.append(line);
  drawing.prepend(pattern);
}

function entries(period: MapPeriod, language: Language, decimals: number): HTMLElement[] {
  const format = numberFormat(language, decimals);
  const classes = period.shades.map(({ from, to }, shade) => {
    const count = period.areas.filter((area) => area.shade === shade).length;
    const span = from === to ? format(from) : `${format(from)}–${format(to)}`;
    return entry(`fig-fill-map-${shadeOf(shade, period.shades.length)}`, `${span}${pick(language, `（${count}団体）`, ` (${count})`)}`);
  });
  const missing = period.areas.filter(({ value }) => value === null).length;
  return missing > 0 ? [...classes, entry("fig-fill-surface", `${pick(language, "— 値なし", "— no value")}${pick(language, `（${missing}団体）`, ` (${missing})`)}`)] : classes;
}

function entry(fill: string, text: string): HTMLElement {
  const key = document.createElementNS(SVG, "svg");
  key.setAttribute("class", "map-key");
  key.setAttribute("viewBox", "0 0 26 18");
  key.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS(SVG, "rect");
  const attributes = { x: "0.5", y: "0.5", width: "25", height: "17", rx: "3", class: `${fill} fig-line-axis` };
  for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, value);
  key.append(rect);
  return element("li", { class: "map-legend-entry" }, key, text);
}

/** How many decimals the table of all periods writes. */
function decimalsOf(section: HTMLElement): number {
  const cells = [...section.querySelectorAll(".areas-history td[data-value]")];
  return Math.max(0, ...cells.map((cell) => /\.(\d+)\s*$/.exec(cell.textContent ?? "")?.[1]?.length ?? 0));
}
