// The part of a passage that answers, with the words of the question marked. The same as
// crates/search/src/excerpt.rs.

import { type Lang, type Named, pick } from "./data";
import { type Letter, letters } from "./letters";
import type { Question, Reader } from "./question";
import { type Range, runs, signs, stem } from "./words";

const LENGTH = 140;
const LEAD = 40;

export interface Piece {
  text: string;
  isMarked: boolean;
}

export interface Excerpt {
  pieces: Piece[];
  lang: Lang;
}

export function excerpt(named: Named, question: Question, reader: Reader, lang: Lang): Excerpt {
  const first = pick(named, lang);
  const other: { text: string; lang: Lang } | null =
    first.lang === "en" ? { text: named[0], lang: "ja" } : named[1] ? { text: named[1], lang: "en" } : null;
  const count = (text: string) => marks(text, question, reader).length;
  const own = other && count(first.text) === 0 && count(other.text) > 0 ? other : first;
  const part = partOf(own.text, question, reader, own.lang === "en" ? 2 * LENGTH : LENGTH);
  const pieces = marked(own.text.slice(part.start, part.end), question, reader);
  if (part.start > 0) pieces.unshift({ text: "…", isMarked: false });
  if (part.end < own.text.length) pieces.push({ text: "…", isMarked: false });
  return { pieces, lang: own.lang };
}

export function marked(text: string, question: Question, reader: Reader): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, isMarked: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), isMarked });
  };
  let rest = 0;
  for (const mark of marks(text, question, reader)) {
    add(rest, mark.start, false);
    add(mark.start, mark.end, true);
    rest = mark.end;
  }
  add(rest, text.length, false);
  return pieces;
}

function marks(text: string, question: Question, reader: Reader): Range[] {
  const all = letters(text);
  const wanted = new Set(question.units.flatMap((unit) => unit.groups));
  const found: Range[] = reader.lexicon.allIn(all).filter((named) => wanted.has(named.group));
  for (const unit of question.units) {
    found.push(...(unit.script === "latin" ? wordsLike(all, unit.words) : stretches(all, unit.signs)));
  }
  const written = found
    .map((own) => ({ start: all[own.start]?.start ?? 0, end: all[own.end - 1]?.end ?? 0 }))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  const merged: Range[] = [];
  for (const mark of written) {
    const last = merged.at(-1);
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
    else merged.push(mark);
  }
  return merged;
}

function wordsLike(all: Letter[], stems: string[]): Range[] {
  return runs(all).filter(
    (run) => all[run.start]?.script === "latin" && stems.includes(stem(signs(all.slice(run.start, run.end)))),
  );
}

function stretches(all: Letter[], word: string[]): Range[] {
  const least = Math.max(word.length >= 4 ? Math.floor(word.length / 2) : word.length, 1);
  const found: Range[] = [];
  const isKanji = (place: number) => all[place]?.script === "kanji";
  let place = 0;
  while (place < all.length) {
    let longest = 0;
    for (let from = 0; from < word.length; from += 1) {
      let same = 0;
      while (from + same < word.length && all[place + same]?.sign === word[from + same]) same += 1;
      longest = Math.max(longest, same);
    }
    const isWord = longest > 1 || !(isKanji(place - 1) || isKanji(place + 1));
    if (longest >= least && isWord) {
      found.push({ start: place, end: place + longest });
      place += longest;
    } else place += 1;
  }
  return found;
}

function partOf(text: string, question: Question, reader: Reader, length: number): Range {
  if (text.length <= length + length / 4) return { start: 0, end: text.length };
  const all = marks(text, question, reader);
  const held = (from: number) => all.filter((mark) => mark.start >= from && mark.end <= from + length - LEAD);
  const most = (from: number) => held(from).reduce((sum, mark) => sum + mark.end - mark.start, 0);
  let first = all[0]?.start ?? 0;
  for (const mark of all) if (most(mark.start) > most(first)) first = mark.start;
  const isEnd = (place: number) => /[。\n！？]/.test(text[place] ?? "");
  const lead = Math.max(first - LEAD, 0);
  let from = lead === 0 ? 0 : first - LEAD / 4;
  for (let place = first; place >= Math.max(lead, 1); place -= 1) {
    if (isEnd(place - 1)) {
      from = place;
      break;
    }
  }
  const last = Math.min(from + length, text.length);
  const behind = Math.max(held(first).at(-1)?.end ?? from, from + length / 2);
  let end = last;
  for (let place = last - 1; place >= behind; place -= 1) {
    if (isEnd(place)) {
      end = place + 1;
      break;
    }
  }
  return { start: from, end };
}
