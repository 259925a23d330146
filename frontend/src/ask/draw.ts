// The answers as the server writes them (crates/web/src/pages/ask).

import { element } from "../page/element";
import { type Language, pick } from "../page/language";
import type { Answers } from "./answers";
import { pick as inLanguage, type Named } from "./data";
import type { Piece } from "./excerpt";
import type { Question } from "./question";
import type { Hit } from "./rank";

const ON_A_PAGE = 10;
/** The share of a question from which on an answer is taken to answer all of it. */
const WHOLE = 0.6;

export function drawAnswers(answers: Answers, asked: URLSearchParams, language: Language): HTMLElement[] {
  const word = (ja: string, en: string) => pick(language, ja, en);
  const question = answers.read(asked.get("q") ?? "");
  const all = answers.to(question);
  if (all.length === 0) return [nothing(word)];
  const plan = asked.get("plan") ?? "";
  const kind = asked.get("kind") ?? "";
  const codeOf = (hit: Hit) => answers.data.plans[hit.passage.plan ?? -1]?.[0] ?? "";
  const ofPlan = all.filter((hit) => plan === "" || codeOf(hit) === plan);
  const ofKind = all.filter((hit) => kind === "" || hit.passage.kind === kind);
  const hits = ofPlan.filter((hit) => kind === "" || hit.passage.kind === kind);
  const drawn: HTMLElement[] = [];
  const note = (ja: string, en: string) =>
    drawn.push(element("div", { class: "notice" }, element("p", {}, word(ja, en))));
  if (question.isCut) {
    note("長い質問なので、はじめの300文字だけを読みました。", "The question is long; only its first 300 letters were read.");
  }
  if (hits.length > 0 && hits.every((hit) => hit.share < WHOLE)) {
    note(
      "質問のすべてに当たる記述は見つかりませんでした。言葉の一部が合うところを並べます。",
      "No passage holds all of the question. These hold a part of its words.",
    );
  }
  const address = (changes: Record<string, string>) => {
    const next = new URLSearchParams({ q: asked.get("q") ?? "", plan, kind, ...changes });
    for (const name of ["plan", "kind", "page"]) if (next.get(name) === "") next.delete(name);
    return `?${next}`;
  };
  const choice = (href: string, isChosen: boolean, name: Node | string, pages?: number) =>
    element(
      "li",
      {},
      element("a", { href, "aria-current": isChosen && "true" }, name, ...(pages === undefined ? [] : [` ${pages}`])),
    );
  const choices = (label: string, entries: HTMLElement[]) =>
    drawn.push(element("nav", { class: "answer-choices", "aria-label": label }, element("ul", { class: "answer-choice-list" }, ...entries)));
  const plans = answers.data.plans.filter(([code]) => code === plan || ofKind.some((hit) => codeOf(hit) === code));
  if (plans.length > 1 || plan !== "") {
    choices(word("計画でしぼる", "Narrow to a plan"), [
      choice(address({ plan: "" }), plan === "", word("すべての計画", "All plans")),
      ...plans.map(([code, title]) =>
        choice(address({ plan: code }), code === plan, titled(title, language), count(ofKind, (hit) => codeOf(hit) === code)),
      ),
    ]);
  }
  const kinds = answers.data.kinds.filter(([code]) => code === kind || ofPlan.some((hit) => hit.passage.kind === code));
  if (kinds.length > 1 || kind !== "") {
    choices(word("種類でしぼる", "Narrow to a kind"), [
      choice(address({ kind: "" }), kind === "", word("すべての種類", "All kinds")),
      ...kinds.map(([code, name]) =>
        choice(address({ kind: code }), code === kind, titled(name, language), count(ofPlan, (hit) => hit.passage.kind === code)),
      ),
    ]);
  }
  const pages = Math.max(Math.ceil(hits.length / ON_A_PAGE), 1);
  const here = Math.min(Math.max(Number.parseInt(asked.get("page") ?? "1", 10) || 1, 1), pages);
  const before = (here - 1) * ON_A_PAGE;
  const shown = hits.slice(before, before + ON_A_PAGE);
  const range = `${before + 1}${word("〜", "–")}${before + shown.length}`;
  const says =
    pages > 1 ? word(`${hits.length}件のうち${range}件目`, `${range} of ${hits.length}`) : word(`${hits.length}件`, `${hits.length}`);
  const part = element(
    "section",
    { class: "part", "aria-labelledby": "answers" },
    element(
      "div",
      { class: "part-head" },
      element("h2", { id: "answers" }, word("見つかった記述", "What the plans say")),
      element("p", { class: "quiet", role: "status" }, says),
    ),
    element(
      "ol",
      { class: "answer-list", start: String(before + 1) },
      ...shown.map((hit) => answer(answers, question, hit, language)),
    ),
  );
  if (pages > 1) {
    const pager = element("nav", { class: "pager", "aria-label": word("ページ", "Pages") });
    if (here > 1) pager.append(element("a", { rel: "prev", href: address({ page: String(here - 1) }) }, word("前へ", "Previous")));
    pager.append(element("span", { class: "quiet" }, word(`${pages}ページ中${here}ページ目`, `Page ${here} of ${pages}`)));
    if (here < pages) pager.append(element("a", { rel: "next", href: address({ page: String(here + 1) }) }, word("次へ", "Next")));
    part.append(pager);
  }
  return [...drawn, part];
}

function answer(answers: Answers, question: Question, hit: Hit, language: Language): HTMLElement {
  const { passage } = hit;
  const word = (ja: string, en: string) => pick(language, ja, en);
  const plan = answers.data.plans[passage.plan ?? -1];
  const kind = answers.data.kinds.find(([code]) => code === passage.kind);
  const over = element("p", { class: "card-over" });
  if (kind) over.append(element("span", { class: "tag" }, titled(kind[1], language)));
  if (plan) over.append(element("span", {}, titled(plan[1], language)));
  if (plan?.[2]) over.append(element("span", { class: "tag" }, word("架空の例", "invented example")));
  const title = inLanguage(passage.title, language);
  const text = element("p", { class: "answer-text" });
  if (passage.heading[0]) {
    text.append(element("span", { class: "answer-heading" }, titled(passage.heading, language)), " ");
  }
  const own = answers.excerpt(passage.text, question, language);
  text.append(pieces(own.pieces, own.lang, language));
  const link = element("a", { href: fileOf(passage.address) }, pieces(answers.marked(title.text, question), title.lang, language));
  return element(
    "li",
    { class: passage.kind === "faq" ? "answer answer-faq" : "answer" },
    over,
    element("h3", { class: "answer-title" }, link),
    text,
  );
}

function nothing(word: (ja: string, en: string) => string): HTMLElement {
  const ways: [string, string][] = [
    ["短い言葉で聞く（例：「通院が大変なとき」より「オンライン診療」）", "Use fewer words, such as “telemedicine”"],
    ["別の言い方にする（例：「印鑑」と「押印」）", "Use another word for it"],
    ["計画の目次や指標の一覧から探す", "Look through a plan or its list of indicators"],
  ];
  return element(
    "div",
    { class: "empty" },
    element("p", { class: "empty-title", role: "status" }, word("当たる記述は見つかりませんでした", "No passage answers this")),
    element(
      "p",
      {},
      word(
        "公表した計画に書かれていないことには、お答えできません。次のようにすると見つかることがあります。",
        "What no published plan says cannot be answered. These may help:",
      ),
    ),
    element("ul", {}, ...ways.map(([ja, en]) => element("li", {}, word(ja, en)))),
  );
}

/** The file of an address, from the folder of the home page in this language, which every page links to. */
function fileOf(address: string): string {
  const home = document.querySelector<HTMLAnchorElement>("a.brand")?.href ?? location.href;
  const [path = "", place] = address.split("#");
  const file = new URL(`${path.slice(1)}/index.html`, new URL(".", home));
  if (place) file.hash = place;
  return file.href;
}

function titled(named: Named, language: Language): HTMLElement {
  const { text, lang } = inLanguage(named, language);
  return element("span", { lang: lang !== language && lang }, text);
}

function pieces(all: Piece[], lang: Language, language: Language): HTMLElement {
  const own = all.map((piece) => (piece.isMarked ? element("mark", {}, piece.text) : piece.text));
  return element("span", { lang: lang !== language && lang }, ...own);
}

function count<T>(all: T[], is: (one: T) => boolean): number {
  return all.filter(is).length;
}
