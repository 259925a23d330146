// Making elements: texts are texts, never markup.

type Content = Node | string;

/** An element with attributes and content. `false` leaves an attribute out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | false> = {},
  ...content: Content[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value);
  }
  made.append(...content);
  return made;
}

/** Runs an island on every element that names it; what goes wrong in one leaves the page as it was. */
export function forEachIsland(name: string, run: (island: HTMLElement) => void): void {
  for (const island of document.querySelectorAll<HTMLElement>(`[data-island~="${name}"]`)) {
    try {
      run(island);
    } catch (error) {
      console.warn(`rashin: ${name}`, error);
    }
  }
}
