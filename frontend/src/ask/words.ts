// The words of a text as the index keeps them. The same as crates/search/src/text/tokens.rs.

import type { Letter } from "./letters";

const PARTICLES = new Set("をのにはがでともへや");

export interface Range {
  start: number;
  end: number;
}

/** Stretches of Japanese letters, and words of other letters. */
export function runs(letters: Letter[]): Range[] {
  const found: Range[] = [];
  letters.forEach((letter, place) => {
    if (letter.script === "other") return;
    const last = found.at(-1);
    const isLatin = letter.script === "latin";
    if (last && last.end === place && (letters[last.start]?.script === "latin") === isLatin) last.end = place + 1;
    else found.push({ start: place, end: place + 1 });
  });
  return found;
}

/** The words of one run, as they stand in a running text. */
export function wordsOfRun(run: Letter[], stopWords: Set<string>): string[] {
  if (run[0]?.script === "latin") {
    const word = signs(run);
    return stopWords.has(word) ? [] : [stem(word)];
  }
  const found: string[] = [];
  run.forEach((letter, place) => {
    const next = run[place + 1];
    const alone = next?.script !== "kanji" && run[place - 1]?.script !== "kanji";
    if (letter.script === "kanji" && alone) found.push(letter.sign);
    if (next && !ties(letter, next) && !ties(next, letter)) found.push(letter.sign + next.sign);
  });
  return found;
}

function ties(one: Letter, other: Letter): boolean {
  return PARTICLES.has(one.sign) && other.script !== "hiragana";
}

export function signs(letters: Letter[]): string {
  return letters.map((letter) => letter.sign).join("");
}

/** An English word without the ending of the plural (Harman's S stemmer). */
export function stem(word: string): string {
  if (word.length < 4 || !/^[\x00-\x7f]*$/.test(word)) return word;
  if (word.endsWith("ies") && !/[ea]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (word.endsWith("es") && !/[aeo]es$/.test(word)) return word.slice(0, -1);
  if (word.endsWith("s") && !/[us]s$/.test(word)) return word.slice(0, -1);
  return word;
}
