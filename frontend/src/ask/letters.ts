// The letters of a text under one spelling, each with its place in the text as it was written. The same as
// crates/search/src/text/letters.rs: the index was made by that.

export type Script = "kanji" | "hiragana" | "katakana" | "latin" | "other";

export interface Letter {
  sign: string;
  script: Script;
  start: number;
  end: number;
}

/** The shortest katakana word that may be written with or without a long last vowel. */
const LEAST_LONG_WORD = 3;

const MARK = /^[\u0300-\u036f\u3099\u309a\uff9e\uff9f]$/u;
const HYPHEN = /^[‐‑‒–—―−ー－]$/u;

function fold(cluster: string): string[] {
  return [...cluster.normalize("NFKC")]
    .flatMap((sign) => [...sign.toLowerCase()])
    .map((sign) => (HYPHEN.test(sign) ? "-" : sign === "й" ? "イ" : sign === "д" ? "ド" : sign));
}

export function scriptOf(sign: string): Script {
  if (/^[\u3005\u3400-\u9fff\uf900-\ufaff]$/u.test(sign)) return "kanji";
  if (/^[\u3041-\u309f]$/u.test(sign)) return "hiragana";
  if (/^[\u30a1-\u30fa\u30fc-\u30ff]$/u.test(sign)) return "katakana";
  return /^[\p{Alphabetic}\p{N}]$/u.test(sign) ? "latin" : "other";
}

export function letters(text: string): Letter[] {
  const found: Letter[] = [];
  let start = 0;
  while (start < text.length) {
    let end = start + String.fromCodePoint(text.codePointAt(start) ?? 0).length;
    while (end < text.length && MARK.test(text[end] ?? "")) end += 1;
    for (const folded of fold(text.slice(start, end))) {
      const sign = folded === "-" && found.at(-1)?.script === "katakana" ? "ー" : folded;
      found.push({ sign, script: scriptOf(sign), start, end });
    }
    start = end;
  }
  return withoutLastVowels(withoutTornSpaces(text, found));
}

/** Machine reading tears abbreviations apart: `D X` is DX. */
function withoutTornSpaces(text: string, all: Letter[]): Letter[] {
  const isCapital = (letter?: Letter) =>
    !!letter && /^[a-z]$/.test(letter.sign) && /^\p{Lu}/u.test(text.slice(letter.start, letter.end));
  const isLatin = (letter?: Letter) => letter?.script === "latin";
  const isTorn = (place: number) =>
    all[place]?.sign === " " &&
    isCapital(all[place - 1]) &&
    isCapital(all[place + 1]) &&
    !isLatin(all[place - 2]) &&
    !isLatin(all[place + 2]);
  return all.filter((_, place) => !isTorn(place));
}

function withoutLastVowels(all: Letter[]): Letter[] {
  const kept: Letter[] = [];
  let word = 0;
  all.forEach((letter, place) => {
    word = letter.script === "katakana" ? word + 1 : 0;
    const isLast = all[place + 1]?.script !== "katakana";
    const before = kept.at(-1);
    if (before && letter.sign === "ー" && isLast && word > LEAST_LONG_WORD) before.end = letter.end;
    else kept.push({ ...letter });
  });
  return kept;
}
