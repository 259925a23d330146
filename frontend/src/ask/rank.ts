// Which pages answer, the best first. The same as crates/search/src/rank.rs and answer.rs; the weight of the words
// (BM25) comes from MiniSearch here and from tantivy there.

import MiniSearch from "minisearch";
import type { Data, Passage } from "./data";
import type { Question, Unit } from "./question";

const LOOKED_AT = 400;
const FIELDS = ["title", "text", "context"];

export interface Hit {
  passage: Passage;
  share: number;
  value: number;
}

export class Ranking {
  private readonly words: MiniSearch;

  constructor(private readonly data: Data) {
    this.words = MiniSearch.loadJS(data.words as never, {
      fields: FIELDS,
      tokenize: (text) => text.split(" "),
      processTerm: (word) => word,
    });
  }

  /** The pages that answer a question, of all plans and kinds. */
  answers(question: Question): Hit[] {
    if (question.units.length === 0) return [];
    const best = new Map<string, Hit & { number: number }>();
    for (const [number, weight, found] of this.weigh(question)) {
      const passage = this.data.passages[number];
      if (!passage) continue;
      const hit = { passage, number, ...value(question.units, weight, found) };
      const known = best.get(passage.address);
      if (!known || hit.value > known.value || (hit.value === known.value && number < known.number)) {
        best.set(passage.address, hit);
      }
    }
    const { leastShare, leastValue, faqShare } = this.data.rank;
    const most = Math.max(0, ...[...best.values()].map((hit) => hit.value));
    const isAnswer = (hit: Hit) => Number(hit.passage.kind === "faq" && hit.share >= faqShare);
    return [...best.values()]
      .filter((hit) => hit.share >= leastShare && hit.value >= leastValue * most)
      .sort(
        (one, other) => isAnswer(other) - isAnswer(one) || other.value - one.value || one.number - other.number,
      );
  }

  private weigh(question: Question): [number, number, Record<string, string[]>][] {
    const weights = new Map<string, number>();
    for (const unit of question.units) {
      const own = unit.groups.length === 0 ? unit.weight / Math.sqrt(Math.max(unit.words.length, 1)) : unit.weight;
      for (const word of unit.words) weights.set(word, (weights.get(word) ?? 0) + own);
    }
    const results = this.words.search([...weights.keys()].join(" "), {
      combineWith: "OR",
      boost: { title: this.data.rank.title, text: 1, context: this.data.rank.context },
      boostTerm: (word) => weights.get(word) ?? 0,
      bm25: { k: 1.2, b: 0.75, d: 0 },
      prefix: false,
      fuzzy: false,
    });
    // MiniSearch multiplies by the number of words that a passage holds; their share is weighed here instead.
    return results
      .map((result): [number, number, Record<string, string[]>] => [
        Number(result.id),
        result.score / Math.max(result.queryTerms.length, 1),
        result.match,
      ])
      .sort((one, other) => other[1] - one[1])
      .slice(0, LOOKED_AT);
  }
}

function value(units: Unit[], bm25: number, found: Record<string, string[]>): { share: number; value: number } {
  const whole = units.reduce((sum, unit) => sum + unit.weight, 0);
  const held = (fields: string[]) => {
    const isHeld = (word: string) => found[word]?.some((field) => fields.includes(field)) ?? false;
    const part = (unit: Unit) => {
      const known = unit.words.filter(isHeld).length;
      return unit.groups.length > 0 ? Number(known > 0) : (known / unit.words.length) ** 2;
    };
    return whole > 0 ? units.reduce((sum, unit) => sum + unit.weight * part(unit), 0) / whole : 0;
  };
  const share = held(FIELDS);
  return { share, value: bm25 * (0.2 + share) * (1 + 0.5 * held(["title"])) };
}
