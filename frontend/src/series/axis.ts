// Which periods stand on the axis, and which values a line joins.
import type { Comparable, SeriesModel, SeriesPeriod } from "./read";

/** A period on the axis; `own` where the series itself has it. */
export interface Slot {
  code: string;
  time: number;
  label: string;
  sublabel: string;
  name: string;
  own: SeriesPeriod | null;
}

/** A value at a place of the axis. */
export type Placed = [slot: number, value: number];

/** The periods of the series and of those laid over it, in the order of time. */
export function slotsOf(model: SeriesModel, compared: Comparable[]): Slot[] {
  const slots = new Map<string, Slot>();
  for (const own of model.periods) {
    const { code, time, label, sublabel, name } = own;
    slots.set(code, { code, time, label, sublabel, name, own });
  }
  for (const { points } of compared) {
    for (const { code, time, label } of points) {
      if (!slots.has(code)) slots.set(code, { code, time, label, sublabel: "", name: label, own: null });
    }
  }
  return [...slots.values()].sort((a, b) => a.time - b.time);
}

/** The values of the series in stretches without a gap or a break. */
export function ownRuns(slots: Slot[]): Placed[][] {
  const runs: Placed[][] = [[]];
  slots.forEach(({ own }, slot) => {
    if (!own) return;
    if (own.actual === null || own.breakBefore !== null) runs.push([]);
    if (own.actual !== null) runs.at(-1)?.push([slot, own.actual]);
  });
  return runs.filter((run) => run.length > 0);
}

/** The values of another series, in stretches without a gap: where it leaves out more than its usual distance, it stops. */
export function otherRuns(slots: Slot[], other: Comparable): Placed[][] {
  const place = new Map(slots.map(({ code }, slot) => [code, slot]));
  const gaps = other.points.slice(1).map(({ time }, before) => time - (other.points[before]?.time ?? time));
  const usual = Math.min(...gaps);
  const runs: Placed[][] = [[]];
  other.points.forEach(({ code, value }, at) => {
    const slot = place.get(code);
    if (at > 0 && (gaps[at - 1] ?? 0) > usual * 1.5) runs.push([]);
    if (slot !== undefined) runs.at(-1)?.push([slot, value]);
  });
  return runs.filter((run) => run.length > 0);
}

/** Whether the axis of values begins at zero: where that costs less than half of the height. */
export function beginsAtZero(values: number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (least >= 0 && least <= most / 2) || (most <= 0 && most >= least / 2);
}
