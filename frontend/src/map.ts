// The map of areas over time: a slider steps through the periods whose values stand in the table below the map.
import { forEachIsland } from "./page/element";
import { pageLanguage } from "./page/language";
import { painterOf } from "./map/paint";
import { rankingOf } from "./map/ranking";
import { readPeriods } from "./map/read";
import { addSlider } from "./map/slider";

forEachIsland("map", (section) => {
  const language = pageLanguage();
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
