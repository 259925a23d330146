// The map of areas over time: a slider steps through the periods whose values stand in the table below the map.
import { forEachIsland } from "./page/element";
import { pageLanguage } from "./page/language";
import { painterOf } from "./map/paint";
import { rankingOf } from "./map/ranking";
import { readPeriods } from "./map/read";
import { addSlider } from "./map/slider";

/** On a phone the map of a country scrolls: it begins where the plan's own area is. */
function showOwn(section: HTMLElement): void {
  const region = section.querySelector<HTMLElement>(".figure-drawing-wide");
  const own = [...(region?.querySelectorAll<SVGGElement>("g[data-own]") ?? [])].find((tile) => tile.getBoundingClientRect().width > 0);
  if (!region || !own) return;
  const [tile, frame] = [own.getBoundingClientRect(), region.getBoundingClientRect()];
  region.scrollLeft += tile.left + tile.width / 2 - frame.left - frame.width / 2;
}

forEachIsland("map", (section) => {
  const language = pageLanguage();
  showOwn(section);
  const periods = readPeriods(section);
  const links = section.querySelector<HTMLElement>(".areas-steps");
  if (periods.length < 2 || !links) return;
  const current = links.querySelector("[aria-current]")?.textContent?.trim();
  const first = Math.max(periods.findIndex(({ name }) => name === current), 0);
  const paint = painterOf(section, language);
  const rank = rankingOf(section, language);
  addSlider(links, periods.map(({ name }) => name), first, language, (at) => {
    const period = periods[at];
    if (!period) return;
    paint(period);
    rank(period, at === first);
  });
});
