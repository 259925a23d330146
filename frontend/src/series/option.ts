// What the chart library is told to draw.
import type { EChartsCoreOption } from "echarts/core";

import { type Language, numberFormat, pick } from "../page/language";
import { type Placed, type Slot, beginsAtZero, otherRuns, ownRuns } from "./axis";
import { type Comparable, type SeriesModel, behind } from "./read";
import { COMPARED, type Theme } from "./theme";

export interface Wish {
  model: SeriesModel;
  compared: Comparable[];
  slots: Slot[];
  language: Language;
  theme: Theme;
  isNarrow: boolean;
  isStill: boolean;
  /** What is said at a slot. */
  tip: (slot: number) => HTMLElement;
}

/** A line of the library: its data by place on the axis. */
function line(id: string, data: Placed[], more: object): object {
  return { id, type: "line", data, connectNulls: true, z: 3, ...more };
}

/** The option of the library for what is wished. */
export function optionOf(wish: Wish): EChartsCoreOption {
  const { model, slots, language, theme, isNarrow } = wish;
  const size = isNarrow ? 12 : 14;
  const text = { color: theme.muted, fontFamily: theme.font, fontSize: size };
  const format = numberFormat(language, 0);
  const hasSecondLine = slots.some(({ sublabel }) => sublabel !== "");
  return {
    animation: !wish.isStill,
    animationDuration: 0,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: theme.font },
    aria: { enabled: false },
    grid: { left: 4, right: isNarrow ? 16 : 28, top: model.unit ? 34 : 18, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: slots.map(({ code }) => code),
      axisLine: { lineStyle: { color: theme.axis, width: 1.5 } },
      axisTick: { alignWithLabel: true, lineStyle: { color: theme.axis } },
      axisLabel: {
        ...text,
        color: theme.ink,
        lineHeight: size + 5,
        hideOverlap: true,
        formatter: (code: string) => {
          const slot = slots.find((slot) => slot.code === code);
          return hasSecondLine ? `${slot?.label ?? ""}\n${slot?.sublabel ?? ""}` : (slot?.label ?? "");
        },
      },
    },
    yAxis: {
      type: "value",
      scale: !beginsAtZero(valuesOf(wish)),
      name: model.unit,
      nameLocation: "end",
      nameTextStyle: { ...text, align: "left", padding: [0, 0, 0, -6] },
      splitNumber: isNarrow ? 4 : 5,
      axisLabel: { ...text, formatter: (value: number) => (Number.isInteger(value) ? format(value) : numberFormat(language, decimalsOf(value))(value)) },
      splitLine: { lineStyle: { color: theme.grid } },
    },
    dataZoom: [{ type: "inside", xAxisIndex: 0, filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, preventDefaultMouseMove: false, minValueSpan: 2 }],
    tooltip: {
      trigger: "axis",
      confine: !isNarrow,
      // On a phone it stands above the chart, which it would hide.
      ...(isNarrow ? { position: aboveTheChart } : {}),
      transitionDuration: 0,
      className: "chart-tip",
      backgroundColor: theme.surface,
      borderColor: theme.axis,
      textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: size },
      extraCssText: "box-shadow: 0 2px 8px rgb(0 0 0 / 0.2); border-radius: 8px;",
      axisPointer: { type: "line", lineStyle: { color: theme.muted, type: "solid", width: 1 }, label: { show: false } },
      formatter: (at: { dataIndex: number; axisValue: string }[]) => {
        const slot = slots.findIndex(({ code }) => code === at[0]?.axisValue);
        return wish.tip(Math.max(slot, 0));
      },
    },
    series: [...bands(wish), ...path(wish), ...own(wish), ...others(wish)],
  };
}

function aboveTheChart([x]: [number, number], _: unknown, __: unknown, ___: unknown, size: { contentSize: [number, number]; viewSize: [number, number] }): [number, number] {
  const [width, height] = size.contentSize;
  return [Math.min(Math.max(x - width / 2, 0), Math.max(size.viewSize[0] - width, 0)), -height - 4];
}

function valuesOf({ model, compared }: Wish): number[] {
  const own = model.periods.flatMap(({ actual, path, outlook }) => [actual, path, ...(outlook ? [...outlook.most, outlook.mean] : [])]);
  const others = compared.flatMap(({ points }) => points.map(({ value }) => value));
  return [...own, ...others].filter((value): value is number => value !== null);
}

function decimalsOf(value: number): number {
  return Math.min(6, String(Number(value.toPrecision(10))).split(".")[1]?.length ?? 0);
}

/** The bands of the outlook, from the last value on: an unseen line at the lower end, the rest stacked on it. */
function bands({ slots, theme }: Wish): object[] {
  const first = slots.findIndex(({ own }) => own?.outlook);
  if (first < 0) return [];
  const from = slots.slice(0, first).findLastIndex(({ own }) => own !== null && own.actual !== null);
  const ends = (kind: "half" | "most"): [number, number, number][] =>
    slots.flatMap(({ own }, slot): [number, number, number][] => {
      if (slot === from && own && own.actual !== null) return [[slot, own.actual, own.actual]];
      return own?.outlook ? [[slot, ...own.outlook[kind]]] : [];
    });
  const band = (kind: "half" | "most", opacity: number) => {
    const still = { symbol: "none", lineStyle: { opacity: 0 }, silent: true, stack: kind, stackStrategy: "all", z: 1, tooltip: { show: false } };
    return [
      line(`${kind}-low`, ends(kind).map(([slot, low]): Placed => [slot, low]), still),
      line(`${kind}-high`, ends(kind).map(([slot, low, high]): Placed => [slot, high - low]), { ...still, areaStyle: { color: theme.accent, opacity } }),
    ];
  };
  const mean = slots.flatMap(({ own }, slot): Placed[] => {
    if (slot === from && own && own.actual !== null) return [[slot, own.actual]];
    return own?.outlook ? [[slot, own.outlook.mean]] : [];
  });
  const dotted = { symbol: "none", silent: true, z: 2, lineStyle: { color: theme.accent, width: 1.5, type: [2, 3] } };
  return [...band("most", 0.14), ...band("half", 0.22), line("outlook", mean, dotted)];
}

/** How what was promised is drawn. */
const PROMISED = {
  baseline: { symbol: "rect", symbolSize: 15, isHollow: true },
  milestone: { symbol: "diamond", symbolSize: 9, isHollow: true },
  target: { symbol: "diamond", symbolSize: 14, isHollow: false },
} as const;

/** The path to the target; its points are those promised, told apart by their form. */
function path({ model, slots, theme, language, isNarrow }: Wish): object[] {
  const points = slots.flatMap(({ own }, slot) => (own && own.path !== null ? [{ slot, own, value: own.path }] : []));
  if (points.length === 0) return [];
  const format = numberFormat(language, model.decimals);
  // A path that falls ends below the values: so does the number of the target, away from that of the last value.
  const falls = (points.at(-1)?.value ?? 0) < (points[0]?.value ?? 0);
  const data = points.map(({ slot, own, value }) => {
    const look = own.promise ? PROMISED[own.promise] : null;
    return {
      value: [slot, value],
      symbol: look?.symbol ?? "none",
      symbolSize: look?.symbolSize ?? 0,
      itemStyle: { color: look?.isHollow ? theme.surface : theme.target, borderColor: theme.target, borderWidth: 1.5 },
      label: { ...labelled(theme, theme.target, isNarrow), position: falls && value !== 0 ? "bottom" : "top", show: own.promise === "target", formatter: `${format(value)}${behind(model)}` },
    };
  });
  return [{ id: "path", type: "line", data, connectNulls: true, showAllSymbol: true, z: 2, silent: true, lineStyle: { color: theme.target, width: 1.5, type: [5, 4] } }];
}

/** The look of a value beside its point. */
function labelled(theme: Theme, color: string, isNarrow: boolean): object {
  return { position: "top", distance: 8, color, fontWeight: "bold", fontSize: isNarrow ? 12 : 14, textBorderColor: theme.surface, textBorderWidth: 3 };
}

/** What was measured: hollow while a value may still change. */
function own({ model, slots, theme, language, isNarrow }: Wish): object[] {
  const runs = ownRuns(slots);
  const format = numberFormat(language, model.decimals);
  const last = runs.at(-1)?.at(-1);
  const before = runs.at(-1)?.at(-2);
  // The number of a last value that fell stands right of the line that comes from above, where there is room.
  const align = last && before && before[1] > last[1] && last[0] < slots.length - 1 ? "left" : "center";
  const breaks = slots.flatMap(({ own }, slot) => (own?.breakBefore ? [{ xAxis: slot, name: own.breakBefore }] : []));
  return runs.map((run, place) =>
    line(`own-${place}`, [], {
      z: 5,
      data: run.map((value) => ({
        value,
        itemStyle: { color: slots[value[0]]?.own?.provisional ? theme.surface : theme.accent, borderColor: theme.accent, borderWidth: 2 },
        label: { ...labelled(theme, theme.accent, isNarrow), align, show: value === last, formatter: `${format(value[1])}${behind(model)}` },
      })),
      symbol: "circle",
      showSymbol: true,
      showAllSymbol: true,
      symbolSize: 9,
      lineStyle: { color: theme.accent, width: 2.5 },
      markLine: place === 0 && breaks.length > 0
        ? { silent: true, symbol: "none", animation: false, data: breaks, lineStyle: { color: theme.muted, type: [1, 3], width: 1 }, label: { formatter: "{b}", color: theme.muted, fontSize: 12 } }
        : {},
    }),
  );
}

/** The series laid over, told apart by colour, form and dashes. */
function others({ compared, slots, theme }: Wish): object[] {
  return compared.flatMap((other, place) => {
    const look = COMPARED[place % COMPARED.length]!;
    const color = theme.compared[place % COMPARED.length]!;
    return otherRuns(slots, other).map((run, at) =>
      line(`other-${place}-${at}`, run, {
        z: 4,
        symbol: look.symbol,
        symbolSize: 9,
        showSymbol: true,
        showAllSymbol: true,
        itemStyle: { color },
        lineStyle: { color, width: 2, type: look.dash },
      }),
    );
  });
}

/** The language's words for what the lines are. */
export function wordsOf(language: Language) {
  const word = (ja: string, en: string) => pick(language, ja, en);
  return {
    actual: word("実績値", "Actual"),
    provisional: word("速報・暫定", "provisional"),
    path: word("目標への道すじ", "Target path"),
    outlook: word("見通し", "Outlook"),
    half: word("50%の範囲", "50% band"),
    most: word("80%の範囲", "80% band"),
    none: word("値なし", "no value"),
    to: word("から", " to "),
  };
}
