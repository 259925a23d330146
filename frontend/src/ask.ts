// Questions on a page that no server stands behind: the answers are found here, in the index that was written beside
// the pages. On a server the page comes with its answers, and this is not loaded.
import type { Data } from "./ask/data";
import { drawAnswers } from "./ask/draw";
import { Answers } from "./ask/answers";
import { element, forEachIsland } from "./page/element";
import { pageLanguage, pick } from "./page/language";

forEachIsland("ask", (place) => {
  const asked = new URLSearchParams(location.search);
  const question = asked.get("q")?.trim() ?? "";
  const source = place.dataset["src"];
  if (question === "" || !source) return;
  const input = document.querySelector<HTMLInputElement>("input[name=q]");
  if (input) input.value = question;
  const language = pageLanguage();
  place.setAttribute("aria-busy", "true");
  load(source).then(
    (data) => {
      place.replaceChildren(...drawAnswers(new Answers(data), asked, language));
      place.removeAttribute("aria-busy");
    },
    () => {
      const failed = pick(
        language,
        "探すためのデータを読み込めませんでした。ページを開き直してください。",
        "The data for searching could not be loaded. Open the page again.",
      );
      place.replaceChildren(element("p", { class: "notice", role: "alert" }, failed));
      place.removeAttribute("aria-busy");
    },
  );
});

/** The index is a script: a page that is read from file storage may load scripts, but no data. */
function load(source: string): Promise<Data> {
  return new Promise((done, failed) => {
    const script = element("script", { src: source });
    script.addEventListener("load", () => {
      const data = (globalThis as { rashinSearch?: Data }).rashinSearch;
      if (data) done(data);
      else failed(new Error("no index"));
    });
    script.addEventListener("error", () => failed(new Error("no file")));
    document.head.append(script);
  });
}
