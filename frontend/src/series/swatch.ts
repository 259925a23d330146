// The small drawings of the legend, in the classes of the figures.
import { COMPARED } from "./theme";

const SVG = "http://www.w3.org/2000/svg";

/** What a line of the legend shows; a number is the place of a series laid over. */
export type Kind = "actual" | "provisional" | "path" | "outlook" | number;

/** The drawing of a kind; words beside it say the same. */
export function swatch(kind: Kind): SVGElement {
  const svg = part("svg", { viewBox: "0 0 28 16", width: "28", height: "16", "aria-hidden": "true", class: "chart-swatch" });
  svg.append(...parts(kind).map(([name, attributes]) => part(name, attributes)));
  return svg;
}

type Part = [name: string, attributes: Record<string, string>];

function parts(kind: Kind): Part[] {
  switch (kind) {
    case "actual":
      return [stroke("fig-line-accent", "2.5"), ["circle", { cx: "14", cy: "8", r: "4.5", class: "fig-fill-accent" }]];
    case "provisional":
      return [["circle", { cx: "14", cy: "8", r: "4.5", class: "fig-fill-surface fig-line-accent", "stroke-width": "2" }]];
    case "path":
      return [stroke("fig-line-target", "1.5", "5 4"), ["path", { d: "M14 2.5 19.5 8 14 13.5 8.5 8Z", class: "fig-fill-target" }]];
    case "outlook":
      return [
        ["rect", { x: "0", y: "0", width: "28", height: "16", class: "fig-fill-accent", "fill-opacity": "0.14" }],
        ["rect", { x: "0", y: "4", width: "28", height: "8", class: "fig-fill-accent", "fill-opacity": "0.22" }],
        stroke("fig-line-accent", "1.5", "2 3"),
      ];
    default: {
      const look = COMPARED[kind]!;
      const role = look.paint.replace("--fig-", "");
      return [stroke(`fig-line-${role}`, "2", look.dash.join(" ")), ["path", { d: FORMS[look.symbol], class: `fig-fill-${role}` }]];
    }
  }
}

const FORMS: Record<(typeof COMPARED)[number]["symbol"], string> = {
  triangle: "M14 3 19 12.5 9 12.5Z",
  rect: "M9.5 3.5H18.5V12.5H9.5Z",
  diamond: "M14 2.5 19.5 8 14 13.5 8.5 8Z",
};

function stroke(role: string, width: string, dash = "none"): Part {
  return ["path", { d: "M0 8H28", fill: "none", class: role, "stroke-width": width, "stroke-dasharray": dash }];
}

function part(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
