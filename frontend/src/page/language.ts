// The language of the page, and what depends on it.

export type Language = "ja" | "en";

/** The language of the page. */
export function pageLanguage(): Language {
  return document.documentElement.lang === "en" ? "en" : "ja";
}

/** A text in a language. */
export function pick(language: Language, ja: string, en: string): string {
  return language === "ja" ? ja : en;
}

/** Numbers with separators at a number of decimals, as the server writes them: rounded half up. */
export function numberFormat(language: Language, decimals: number): (value: number) => string {
  const format = new Intl.NumberFormat(language === "ja" ? "ja-JP" : "en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // Intl writes the minus of some languages as U+2212; the server writes a hyphen.
  return (value) => format.format(value).replace("\u2212", "-");
}
