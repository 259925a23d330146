// Around the chart: what its lines are, which are laid over it, how much of it is seen.
import { element } from "../page/element";
import { type Language, pick } from "../page/language";
import { swatch } from "./swatch";
import { wordsOf } from "./option";
import type { Comparable, SeriesModel } from "./read";
import { COMPARED } from "./theme";

/** From this number of periods on, there is something to zoom. */
const ZOOMED = 6;

interface Actions {
  compare: (compared: Comparable[]) => void;
  /** Shows so much more of the periods; 0 for all. */
  zoom: (factor: number) => void;
}

export class Controls {
  readonly legend: HTMLElement;
  readonly bar: HTMLElement;
  private readonly status: HTMLElement;
  private compared: Comparable[] = [];

  constructor(
    private readonly model: SeriesModel,
    private readonly language: Language,
    private readonly actions: Actions,
  ) {
    this.legend = element("ul", { class: "chart-legend" });
    this.status = element("p", { class: "visually-hidden", role: "status" });
    this.bar = element("div", { class: "chart-bar" });
    if (model.comparable.length > 0) this.bar.append(this.choice());
    if (model.periods.length >= ZOOMED) this.bar.append(this.zoom());
    this.bar.append(this.status);
    this.drawLegend();
  }

  /** Says which periods are seen. */
  said(from: string, to: string): void {
    this.status.textContent = this.word(`${from}から${to}までを表示`, `Showing ${from} to ${to}`);
  }

  private word(ja: string, en: string): string {
    return pick(this.language, ja, en);
  }

  private drawLegend(): void {
    const words = wordsOf(this.language);
    const { periods } = this.model;
    const entry = (kind: Parameters<typeof swatch>[0], ...content: (Node | string)[]) =>
      element("li", { class: "chart-legend-entry" }, swatch(kind), ...content);
    const entries = [entry("actual", words.actual)];
    if (periods.some(({ provisional }) => provisional)) entries.push(entry("provisional", words.provisional));
    if (periods.some(({ path }) => path !== null)) entries.push(entry("path", words.path));
    if (periods.some(({ outlook }) => outlook)) {
      entries.push(entry("outlook", this.word("見通し（内側の帯 50%、外側の帯 80%）", "Outlook (inner band 50%, outer 80%)")));
    }
    this.compared.forEach((other, place) => {
      const remove = element("button", { class: "chart-remove", type: "button" }, "×");
      remove.setAttribute("aria-label", this.word(`${other.name}を外す`, `Remove ${other.name}`));
      remove.addEventListener("click", () => {
        this.change(this.compared.filter((one) => one !== other));
        this.bar.querySelector("select")?.focus();
      });
      entries.push(entry(place % COMPARED.length, element("span", { lang: other.lang }, other.name), remove));
    });
    this.legend.replaceChildren(...entries);
  }

  private change(compared: Comparable[]): void {
    this.compared = compared;
    this.drawLegend();
    const select = this.bar.querySelector("select");
    if (select) select.disabled = compared.length >= COMPARED.length;
    this.actions.compare(compared);
    const names = compared.map(({ name }) => name).join(this.word("、", ", "));
    this.status.textContent = names === "" ? this.word("重ねた系列はありません", "Nothing is laid over") : this.word(`重ねた系列：${names}`, `Laid over: ${names}`);
  }

  /** Which series are laid over: areas, then other indicators of the same unit. */
  private choice(): HTMLElement {
    const select = element("select", { class: "input" });
    select.append(element("option", { value: "" }, this.word("選んで重ねる", "choose one")));
    const { comparable } = this.model;
    for (const isArea of [true, false]) {
      const of = comparable.filter((one) => one.isArea === isArea);
      const label = isArea
        ? this.word("ほかの地域（同じ指標）", "other areas, same indicator")
        : this.word("単位が同じ指標", "indicators of the same unit");
      const group = element("optgroup", { label });
      for (const one of of) {
        group.append(element("option", { value: String(comparable.indexOf(one)), lang: one.lang }, one.name));
      }
      if (of.length > 0) select.append(group);
    }
    select.addEventListener("change", () => {
      const chosen = comparable[Number(select.value)];
      const isNew = select.value !== "" && chosen && !this.compared.includes(chosen);
      select.value = "";
      if (isNew) this.change([...this.compared, chosen]);
    });
    return element("label", { class: "chart-choice" }, this.word("比べる", "Compare with"), select);
  }

  private zoom(): HTMLElement {
    const button = (sign: string, name: string, factor: number) => {
      const made = element("button", { class: "button button-quiet", type: "button" }, sign);
      if (sign !== name) made.setAttribute("aria-label", name);
      made.addEventListener("click", () => this.actions.zoom(factor));
      return made;
    };
    const all = this.word("全期間", "All periods");
    return element(
      "div",
      { class: "chart-zoom", role: "group", "aria-label": this.word("表示する期間", "Periods shown") },
      button("＋", this.word("期間をしぼって拡大", "Zoom in"), 0.5),
      button("−", this.word("期間を広げて縮小", "Zoom out"), 2),
      button(all, all, 0),
    );
  }
}
