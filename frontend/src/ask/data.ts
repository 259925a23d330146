// The file that the program writes beside the pages (crates/search/src/static_index.rs).

/** A text in Japanese and in English; the second is empty where there is none. */
export type Named = [ja: string, en: string];

export interface Passage {
  plan: number | null;
  kind: string;
  address: string;
  title: Named;
  heading: Named;
  text: Named;
}

export interface Data {
  plans: [code: string, title: Named, isInvented: boolean][];
  kinds: [code: string, name: Named][];
  passages: Passage[];
  /** What MiniSearch reads. */
  words: Record<string, unknown>;
  synonyms: string[][];
  questionWords: [ja: string[], en: string[]];
  rank: { title: number; context: number; leastShare: number; leastValue: number; faqShare: number };
}

export type Lang = "ja" | "en";

export function pick(named: Named, lang: Lang): { text: string; lang: Lang } {
  return lang === "en" && named[1] ? { text: named[1], lang: "en" } : { text: named[0], lang: "ja" };
}
