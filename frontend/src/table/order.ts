// The order of rows by what stands in a column.

/** A number, a text, or nothing. */
export type Key = number | string | null;

export type Direction = "ascending" | "descending";

/** What a text is sorted by. With `number` the first number in it counts, and a text without one is nothing. */
export function keyOfText(text: string, number: boolean): Key {
  const plain = text.normalize("NFKC").trim();
  if (!number) return plain === "" || plain === "—" || plain === "-" ? null : plain;
  const found = /[-−▲△]?\d[\d,]*(\.\d+)?/.exec(plain);
  if (!found) return null;
  const value = Number(found[0].replace(/,/g, "").replace(/^[−▲△]/, "-"));
  return Number.isFinite(value) ? value : null;
}

/** Compares two keys; nothing comes last in both directions, numbers before texts. */
export function compareKeys(a: Key, b: Key, direction: Direction, collator: Intl.Collator): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const sign = direction === "ascending" ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return sign * collator.compare(a, b);
}

/** The places of keys in order; equal keys stay as they were. */
export function order(keys: Key[], direction: Direction, language: string): number[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return keys
    .map((key, place) => ({ key, place }))
    .sort((a, b) => compareKeys(a.key, b.key, direction, collator) || a.place - b.place)
    .map(({ place }) => place);
}
