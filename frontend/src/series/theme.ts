// Colours of the chart: those of the page's figures, as they are now (light, dark, colours of the reader).

export interface Theme {
  ink: string;
  muted: string;
  surface: string;
  grid: string;
  axis: string;
  accent: string;
  target: string;
  compared: string[];
  font: string;
}

/** How series that are laid over are told apart without colour. */
export const COMPARED = [
  { symbol: "triangle", dash: [8, 3], paint: "--fig-behind" },
  { symbol: "rect", dash: [3, 3], paint: "--fig-met" },
  { symbol: "diamond", dash: [8, 3, 2, 3], paint: "--fig-worse" },
] as const;

/** Reads the colours at an element. A probe is asked because a custom property may name another. */
export function themeAt(place: HTMLElement): Theme {
  const probe = document.createElement("span");
  probe.hidden = true;
  place.append(probe);
  const paint = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    ink: paint("--fig-ink"),
    muted: paint("--fig-muted"),
    surface: paint("--fig-surface"),
    grid: paint("--fig-grid"),
    axis: paint("--fig-axis"),
    accent: paint("--fig-accent"),
    target: paint("--fig-target"),
    compared: COMPARED.map((look) => paint(look.paint)),
    font: getComputedStyle(place).fontFamily,
  };
  probe.remove();
  return theme;
}

/** Calls back when the page changes between light and dark. */
export function onThemeChange(change: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change);
  matchMedia("(forced-colors: active)").addEventListener("change", change);
  new MutationObserver(change).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
