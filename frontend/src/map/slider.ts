// The slider through the periods, in place of the links to them; it plays only for those who did not ask for stillness.
import { element } from "../page/element";
import { type Language, pick } from "../page/language";

/** How long a period stands while playing, in milliseconds. */
const PAUSE = 1400;

/** Puts the slider in the place of the links; `show` is called with the place of the period. */
export function addSlider(
  links: HTMLElement,
  names: string[],
  first: number,
  language: Language,
  show: (at: number) => void,
): void {
  const word = (ja: string, en: string) => pick(language, ja, en);
  const slider = element("input", {
    type: "range",
    min: "0",
    max: String(names.length - 1),
    step: "1",
    value: String(first),
    class: "map-slider-input",
  });
  const now = element("output", { class: "map-slider-now" });
  const go = (at: number) => {
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", names[at] ?? "");
    now.textContent = names[at] ?? "";
  };
  go(first);
  slider.addEventListener("input", () => {
    stop();
    go(Number(slider.value));
    show(Number(slider.value));
  });

  let timer = 0;
  const button = element("button", { class: "button button-quiet", type: "button" });
  const stop = () => {
    window.clearInterval(timer);
    timer = 0;
    button.textContent = word("再生", "Play");
    now.setAttribute("aria-live", "polite");
  };
  const step = () => {
    const next = (Number(slider.value) + 1) % names.length;
    go(next);
    show(next);
    if (next === names.length - 1) stop();
  };
  button.addEventListener("click", () => {
    if (timer !== 0) {
      stop();
      return;
    }
    button.textContent = word("止める", "Stop");
    // Read aloud at each step it would only disturb; the last one is said.
    now.setAttribute("aria-live", "off");
    timer = window.setInterval(step, PAUSE);
    step();
  });
  stop();

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const obey = () => {
    button.hidden = calm.matches;
    if (calm.matches) stop();
  };
  calm.addEventListener("change", obey);
  obey();

  const label = element("label", { class: "map-slider-label" }, word("表示する時点", "Period shown"), slider);
  links.after(element("div", { class: "map-slider" }, label, now, button));
  links.hidden = true;
}
