// Words that mean the same, found in a text. The same as crates/search/src/text/lexicon.rs.

import { type Letter, type Script, letters } from "./letters";
import type { Range } from "./words";

const LONGEST_WHOLE_WORD = 3;

interface Spelling {
  signs: string[];
  scripts: Script[];
  group: number;
}

export interface NamedGroup extends Range {
  group: number;
}

export class Lexicon {
  private readonly spellings = new Map<string, Spelling[]>();

  constructor(groups: string[][]) {
    groups.forEach((words, group) => {
      for (const word of words) {
        const own = letters(word);
        const first = own[0]?.sign;
        if (first === undefined) continue;
        const list = this.spellings.get(first) ?? [];
        list.push({ signs: own.map((one) => one.sign), scripts: own.map((one) => one.script), group });
        this.spellings.set(first, list);
      }
    });
    for (const list of this.spellings.values()) {
      list.sort((one, other) => other.signs.length - one.signs.length || one.group - other.group);
    }
  }

  private at(all: Letter[], place: number): NamedGroup[] {
    return (this.spellings.get(all[place]?.sign ?? "") ?? []).flatMap((spelling) => {
      const end = endOf(spelling, all, place);
      return end === null ? [] : [{ group: spelling.group, start: place, end }];
    });
  }

  /** Every place where a word of a group stands. */
  allIn(all: Letter[]): NamedGroup[] {
    return all.flatMap((_, place) => this.at(all, place));
  }

  /** The longest words from left to right, none over another. */
  longestIn(all: Letter[]): NamedGroup[] {
    const found: NamedGroup[] = [];
    let place = 0;
    while (place < all.length) {
      const here = this.at(all, place);
      const longest = here[0]?.end;
      found.push(...here.filter((named) => named.end === longest));
      place = longest ?? place + 1;
    }
    return found;
  }
}

function endOf(spelling: Spelling, all: Letter[], place: number): number | null {
  const end = place + spelling.signs.length;
  if (end > all.length || !spelling.signs.every((sign, step) => all[place + step]?.sign === sign)) return null;
  const goesOn = (edge: number, beside?: Letter) => {
    const script = spelling.scripts[edge];
    const isWord =
      script === "latin" ||
      (script === "katakana" && spelling.signs.length <= LONGEST_WHOLE_WORD) ||
      (script === "kanji" && spelling.signs.length === 1);
    return isWord && beside?.script === script;
  };
  if (goesOn(0, all[place - 1])) return null;
  const last = spelling.scripts.length - 1;
  if (!goesOn(last, all[end])) return end;
  const isPlural = spelling.scripts[last] === "latin" && all[end]?.sign === "s" && all[end + 1]?.script !== "latin";
  return isPlural ? end + 1 : null;
}
