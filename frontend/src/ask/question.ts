// A question taken apart. The same as crates/search/src/question.rs.

import type { Data } from "./data";
import { type Letter, type Script, letters } from "./letters";
import { Lexicon } from "./lexicon";
import { type Range, runs, wordsOfRun } from "./words";

const LONGEST = 300;
const MOST_UNITS = 24;
const PARTICLES = new Set("をのにはがでともへやか");

export interface Unit {
  words: string[];
  weight: number;
  groups: number[];
  signs: string[];
  script: Script;
}

export interface Question {
  asked: string;
  isCut: boolean;
  units: Unit[];
}

/** Reads questions with the words of the index. */
export class Reader {
  readonly lexicon: Lexicon;
  readonly stopWords: Set<string>;
  private readonly mixed: string[][];
  private readonly plain: string[][];

  constructor(data: Data) {
    this.lexicon = new Lexicon(data.synonyms);
    this.stopWords = new Set(data.questionWords[1]);
    const longestFirst = (words: string[]) =>
      words.map((word) => [...word]).sort((one, other) => other.length - one.length);
    this.mixed = longestFirst(data.questionWords[0].filter((word) => /[\u3400-\u9fff]/u.test(word)));
    this.plain = longestFirst(data.questionWords[0].filter((word) => /^[\u3041-\u309f]+$/u.test(word)));
  }

  read(asked: string): Question {
    const all = [...asked.trim()];
    const text = all.slice(0, LONGEST).join("").replace(/\p{Cc}/gu, " ");
    const own = letters(text);
    let units = this.units(own, true);
    if (units.length === 0) units = this.units(own, false);
    return { asked: text, isCut: all.length > LONGEST, units: units.slice(0, MOST_UNITS) };
  }

  private units(all: Letter[], strict: boolean): Unit[] {
    const found: Unit[] = [];
    const add = (unit: Unit | null) => {
      const key = unit?.words.join(" ");
      if (unit && !found.some((known) => known.words.join(" ") === key)) found.push(unit);
    };
    let rest = 0;
    const named = this.lexicon.longestIn(all);
    let at = 0;
    while (at < named.length) {
      const { start, end } = named[at] as Range;
      const groups: number[] = [];
      while (named[at]?.start === start && named[at]?.end === end) groups.push((named[at++] as { group: number }).group);
      this.stretch(all.slice(rest, start), rest > 0, strict).forEach(add);
      const own = all.slice(start, end);
      add({
        words: groups.map((group) => `=${group}`),
        weight: 1.5,
        groups,
        signs: own.map((letter) => letter.sign),
        script: own[0]?.script ?? "other",
      });
      rest = end;
    }
    this.stretch(all.slice(rest), rest > 0, strict).forEach(add);
    return found;
  }

  private stretch(own: Letter[], follows: boolean, strict: boolean): (Unit | null)[] {
    const kept = strict ? this.withoutQuestions(own) : [{ start: 0, end: own.length }];
    return kept.flatMap((part) =>
      runs(own.slice(part.start, part.end)).flatMap((run) => {
        const from = part.start + run.start;
        return sameScript(own.slice(from, part.start + run.end)).map((word) => {
          const before = from + word.start > 0 || follows;
          return this.word(own.slice(from + word.start, from + word.end), before && strict, strict);
        });
      }),
    );
  }

  private withoutQuestions(own: Letter[]): Range[] {
    const kept: Range[] = [];
    let from = 0;
    let place = 0;
    while (place < own.length) {
      const word = this.mixed.find((word) => word.every((sign, step) => own[place + step]?.sign === sign));
      if (word) {
        kept.push({ start: from, end: place });
        place += word.length;
        from = place;
      } else place += 1;
    }
    kept.push({ start: from, end: own.length });
    return kept.filter((part) => part.end > part.start);
  }

  private word(own: Letter[], follows: boolean, strict: boolean): Unit | null {
    const script = own[0]?.script ?? "other";
    let all: string[] | null = own.map((letter) => letter.sign);
    if (script === "hiragana" && strict) all = this.content(all, follows);
    if (!all) return null;
    const words = wordsOfRun(all.map((sign) => ({ sign, script, start: 0, end: 0 })), this.stopWords);
    return words.length === 0 ? null : { words, weight: weightOf(script, all), groups: [], signs: all, script };
  }

  private content(all: string[], follows: boolean): string[] | null {
    if (isMadeOf(all, this.plain)) return null;
    let rest = all;
    const isEdge = (word: string[]) => word.length > 1 || PARTICLES.has(word.join(""));
    const endsWith = (word: string[]) =>
      word.length <= rest.length && word.every((sign, step) => rest[rest.length - word.length + step] === sign);
    for (;;) {
      const word = this.plain.find((word) => isEdge(word) && endsWith(word));
      if (!word) break;
      rest = rest.slice(0, -word.length);
    }
    while (follows && rest[0] !== undefined && PARTICLES.has(rest[0])) rest = rest.slice(1);
    return rest.length > 1 && !isMadeOf(rest, this.plain) ? rest : null;
  }
}

function weightOf(script: Script, all: string[]): number {
  const long = (least: number) => Math.min(Math.max(all.length - least, 0), 4);
  switch (script) {
    case "latin":
      return /^[0-9]+$/.test(all.join("")) ? 0.4 : 1;
    case "kanji":
      return all.length === 1 ? 0.5 : 1 + 0.2 * long(2);
    case "katakana":
      return 1 + 0.1 * long(3);
    default:
      return all.length === 2 ? 0.4 : 0.8;
  }
}

function sameScript(run: Letter[]): Range[] {
  const parts: Range[] = [];
  run.forEach((letter, place) => {
    const last = parts.at(-1);
    if (last && run[last.start]?.script === letter.script) last.end = place + 1;
    else parts.push({ start: place, end: place + 1 });
  });
  return parts;
}

function isMadeOf(all: string[], words: string[][]): boolean {
  const reached: boolean[] = [true];
  for (let from = 0; from < all.length; from += 1) {
    if (!reached[from]) continue;
    for (const word of words) {
      if (word.every((sign, step) => all[from + step] === sign)) reached[from + word.length] = true;
    }
  }
  return reached[all.length] === true;
}

