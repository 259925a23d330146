// The ranking beside the map. That of the page says more, but of one period only; for the others a shorter one stands in
// its place.
import { element } from "../page/element";
import { type Language, pick } from "../page/language";
import type { AreaValue, MapPeriod } from "./read";

/** Gives what shows the ranking of a period; `isOwn` for the period of the page. */
export function rankingOf(section: HTMLElement, language: Language): (period: MapPeriod, isOwn: boolean) => void {
  const word = (ja: string, en: string) => pick(language, ja, en);
  const region = section.querySelector<HTMLElement>(".areas-columns .table-region");
  // What is said in words holds for the period of the page.
  const said = () => section.querySelectorAll<HTMLElement>(":scope > p, .areas-columns .table-note, .areas-columns .table-tools");
  const body = element("tbody");
  const heading = element(
    "thead",
    {},
    element(
      "tr",
      {},
      element("th", { class: "cell-number", scope: "col" }, word("順位", "Rank")),
      element("th", { scope: "col" }, word("地域", "Area")),
      element("th", { class: "cell-number", scope: "col" }, word("値", "Value")),
    ),
  );
  const caption = element("caption", { class: "visually-hidden" });
  const table = element("table", { class: "table table-tight" }, caption, heading, body);
  const short = element("div", { class: region?.className ?? "table-region", tabindex: "0", role: "region" }, table);
  short.hidden = true;
  region?.after(short);
  return (period, isOwn) => {
    if (!region) return;
    for (const part of [region, ...said()]) part.hidden = !isOwn;
    short.hidden = isOwn;
    const name = `${word("順位の表", "Ranking")} ${period.name}`;
    short.setAttribute("aria-label", name);
    caption.textContent = name;
    body.replaceChildren(...inOrder(period.areas).map(row));
  };
}

/** By rank; what has none comes last, as it stood. */
export function inOrder(areas: AreaValue[]): AreaValue[] {
  return areas
    .map((area, place) => ({ area, place }))
    .sort((a, b) => (a.area.rank ?? Infinity) - (b.area.rank ?? Infinity) || a.place - b.place)
    .map(({ area }) => area);
}

function row({ name, lang, label, rank }: AreaValue): HTMLElement {
  return element(
    "tr",
    {},
    element("td", { class: "cell-number" }, rank === null ? "—" : String(rank)),
    element("th", { scope: "row", lang: lang || false }, name),
    element("td", { class: "cell-number" }, label),
  );
}
