// One spelling for what is written in many: width, case, kana, spaces.

/** A text as it is compared: full width becomes half, hiragana katakana, capitals small; spaces go. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
    .replace(/\s+/g, "");
}

/** The words of a query, each folded. */
export function wordsOf(query: string): string[] {
  return query.normalize("NFKC").split(/\s+/).map(fold).filter((word) => word !== "");
}

/** Whether a folded text holds every word. */
export function matches(folded: string, words: string[]): boolean {
  return words.every((word) => folded.includes(word));
}
