// What is said at a period: to the eye beside the pointer, to the ear at the arrow keys.
import { element } from "../page/element";
import { type Language, numberFormat, pick } from "../page/language";
import type { Slot } from "./axis";
import { wordsOf } from "./option";
import { type Comparable, type SeriesModel, behind } from "./read";

/** A line of what is said. */
export interface Said {
  name: string;
  /** Language of the name, where it is not that of the page. */
  lang: string;
  text: string;
}

/** Everything that is known of a period. */
export function saidAt(slot: Slot, model: SeriesModel, compared: Comparable[], language: Language): Said[] {
  const words = wordsOf(language);
  const lines: Said[] = [];
  const say = (name: string, text: string, lang: string = language) => lines.push({ name, text, lang });
  const figure = (value: number, decimals = model.decimals) => `${numberFormat(language, decimals)(value)}${behind(model)}`;
  const own = slot.own;
  if (own && own.actual !== null) {
    const note = own.provisional ? pick(language, `（${words.provisional}）`, ` (${words.provisional})`) : "";
    say(words.actual, `${figure(own.actual)}${note}`);
  } else if (own?.absent) say(words.actual, own.absent);
  else if (!own?.outlook) say(words.actual, words.none);
  if (own && own.path !== null) say(words.path, figure(own.path));
  if (own?.outlook) {
    const band = ([low, high]: [number, number]) => `${figure(low)}${words.to}${figure(high)}`;
    say(words.outlook, figure(own.outlook.mean));
    say(words.half, band(own.outlook.half));
    say(words.most, band(own.outlook.most));
  }
  if (own?.breakBefore) say(own.breakBefore, "");
  for (const other of compared) {
    const point = other.points.find(({ code }) => code === slot.code);
    say(other.name, point ? figure(point.value, other.decimals) : words.none, other.lang);
  }
  return lines;
}

/** The same in one sentence. */
export function sentenceOf(slot: Slot, said: Said[], language: Language): string {
  const lines = said.map(({ name, text }) => (text === "" ? name : `${name} ${text}`));
  return `${slot.name}${pick(language, "：", ": ")}${lines.join(pick(language, "、", ", "))}`;
}

/** The same as a small table beside the pointer. */
export function tipOf(slot: Slot, said: Said[]): HTMLElement {
  const list = element("dl", { class: "chart-tip-list" });
  for (const { name, lang, text } of said) {
    list.append(element("dt", { lang }, name), element("dd", {}, text));
  }
  return element("div", {}, element("p", { class: "chart-tip-title" }, slot.name), list);
}
