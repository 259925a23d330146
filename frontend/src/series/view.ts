// The chart on the page: made once, drawn again when the choice, the width or the theme changes.
import { element } from "../page/element";
import { type Language, pick } from "../page/language";
import { type Slot, slotsOf } from "./axis";
import { type Chart, chartIn } from "./chart";
import { Controls } from "./controls";
import { optionOf } from "./option";
import type { Comparable, SeriesModel } from "./read";
import { saidAt, sentenceOf, tipOf } from "./said";
import { onThemeChange, themeAt } from "./theme";

/** Narrower than this, the words are smaller. */
const NARROW = 480;

export class SeriesView {
  private readonly place: HTMLElement;
  private readonly chart: Chart;
  private readonly controls: Controls;
  private slots: Slot[] = [];
  private compared: Comparable[] = [];
  private at: number;

  constructor(
    private readonly figure: HTMLElement,
    drawing: HTMLElement,
    private readonly model: SeriesModel,
    private readonly language: Language,
  ) {
    this.place = element("div", {
      class: "chart",
      role: "slider",
      tabindex: "0",
      "aria-label": pick(language, `${model.name}：期間ごとの値（左右の矢印キー）`, `${model.name}: values by period (left and right arrow keys)`),
      "aria-orientation": "horizontal",
    });
    this.controls = new Controls(model, language, {
      compare: (compared) => this.compare(compared),
      zoom: (factor) => this.zoom(factor),
    });
    drawing.before(this.controls.legend, this.place, this.controls.bar);
    figure.dataset["live"] = "yes";
    this.chart = chartIn(this.place);
    this.place.querySelector("svg")?.setAttribute("aria-hidden", "true");
    this.slots = slotsOf(model, []);
    this.at = Math.max(this.slots.findLastIndex(({ own }) => own !== null && own.actual !== null), 0);
    this.draw();
    this.say();
    this.listen();
  }

  private listen(): void {
    new ResizeObserver(() => {
      this.chart.resize();
      this.draw();
    }).observe(this.place);
    onThemeChange(() => this.draw());
    this.place.addEventListener("keydown", (event) => this.key(event));
    this.place.addEventListener("focus", () => {
      if (this.place.matches(":focus-visible")) this.go(this.at);
    });
    this.place.addEventListener("blur", () => this.chart.dispatchAction({ type: "hideTip" }));
    this.chart.on("updateAxisPointer", (event) => {
      const [axis] = (event as { axesInfo?: { value: number }[] }).axesInfo ?? [];
      if (axis && axis.value !== this.at) {
        this.at = axis.value;
        this.say();
      }
    });
  }

  private draw(): void {
    const { model, compared, slots, language } = this;
    const option = optionOf({
      model,
      compared,
      slots,
      language,
      theme: themeAt(this.figure),
      isNarrow: this.place.clientWidth < NARROW,
      isStill: matchMedia("(prefers-reduced-motion: reduce)").matches,
      tip: (slot) => {
        const at = slots[slot];
        return at ? tipOf(at, saidAt(at, model, compared, language)) : element("div");
      },
    });
    this.chart.setOption(option, { replaceMerge: ["series", "xAxis"] });
  }

  private compare(compared: Comparable[]): void {
    const code = this.slots[this.at]?.code;
    this.compared = compared;
    this.slots = slotsOf(this.model, compared);
    this.at = Math.max(this.slots.findIndex((slot) => slot.code === code), 0);
    this.draw();
    this.say();
  }

  private key(event: KeyboardEvent): void {
    const last = this.slots.length - 1;
    const places: Record<string, number> = {
      ArrowLeft: this.at - 1,
      ArrowDown: this.at - 1,
      ArrowRight: this.at + 1,
      ArrowUp: this.at + 1,
      Home: 0,
      End: last,
    };
    const to = places[event.key];
    if (event.key === "Escape") this.chart.dispatchAction({ type: "hideTip" });
    else if (event.key === "+") this.zoom(0.5);
    else if (event.key === "-") this.zoom(2);
    else if (to !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) this.go(Math.min(Math.max(to, 0), last));
    else return;
    event.preventDefault();
  }

  /** Goes to a period, as the pointer would. */
  private go(slot: number): void {
    this.at = slot;
    this.bringIntoView(slot);
    const x = this.chart.convertToPixel({ xAxisIndex: 0 }, slot);
    this.chart.dispatchAction({ type: "showTip", x, y: this.place.clientHeight / 2 });
    this.say();
  }

  private say(): void {
    const slot = this.slots[this.at];
    if (!slot) return;
    const said = saidAt(slot, this.model, this.compared, this.language);
    this.place.setAttribute("aria-valuemin", "1");
    this.place.setAttribute("aria-valuemax", String(this.slots.length));
    this.place.setAttribute("aria-valuenow", String(this.at + 1));
    this.place.setAttribute("aria-valuetext", sentenceOf(slot, said, this.language));
  }

  /** Shows a part of the periods around the one that is looked at; 0 shows all. */
  private zoom(factor: number): void {
    const last = this.slots.length - 1;
    const [from, to] = this.window();
    const width = factor === 0 ? last : Math.min(Math.max(Math.round((to - from) * factor), 2), last);
    const start = Math.min(Math.max(this.at - Math.floor(width / 2), 0), last - width);
    this.show(start, start + width);
  }

  private bringIntoView(slot: number): void {
    const [from, to] = this.window();
    if (slot < from) this.show(slot, slot + to - from);
    else if (slot > to) this.show(slot - (to - from), slot);
  }

  private show(startValue: number, endValue: number): void {
    this.chart.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, startValue, endValue });
    this.controls.said(this.slots[startValue]?.name ?? "", this.slots[endValue]?.name ?? "");
  }

  /** The first and the last period that are shown. */
  private window(): [number, number] {
    const { dataZoom } = this.chart.getOption() as { dataZoom?: { startValue?: number; endValue?: number }[] };
    const last = this.slots.length - 1;
    return [dataZoom?.[0]?.startValue ?? 0, dataZoom?.[0]?.endValue ?? last];
  }
}
