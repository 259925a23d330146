// The tools of a table: a button in each heading, above it a field to narrow it, and on a phone, where the
// headings are gone, a choice of the order.
import { element } from "../page/element";
import { type Language, pick } from "../page/language";
import { matches, wordsOf } from "./fold";
import { type Direction, order } from "./order";
import { type Column, type Table, keyOf } from "./read";

/** What the table is sorted by; nothing for the order of the page. */
type Sorting = { column: Column; direction: Direction } | null;

export function addTools(region: HTMLElement, table: Table, language: Language, isNarrowed: boolean): void {
  const word = (ja: string, en: string) => pick(language, ja, en);
  const says = element("p", { class: "table-tools-count", role: "status" });
  const tools = element("div", { class: "table-tools" });
  const isStack = table.element.classList.contains("table-stack");
  const choice = isStack ? element("select", { class: "input" }) : null;
  let sorting: Sorting = null;
  let narrowed = "";
  let sorted = "";
  const say = () => {
    says.textContent = [narrowed, sorted].filter((text) => text !== "").join(word("、", ", "));
  };

  const sort = (next: Sorting) => {
    sorting = next;
    applyOrder(table, sorting, language);
    for (const column of table.columns) {
      if (sorting?.column === column) column.heading.setAttribute("aria-sort", sorting.direction);
      else column.heading.removeAttribute("aria-sort");
    }
    if (choice) choice.value = sorting ? `${sorting.column.place} ${sorting.direction}` : "";
    sorted = sorting
      ? `${sorting.column.name}: ${directionName(sorting.direction, language)}`
      : word("元の順に戻しました", "Back in the order of the page");
    say();
  };

  for (const column of table.columns) {
    const button = element("button", { class: "sort-button", type: "button" });
    button.append(...column.heading.childNodes, element("span", { class: "sort-sign", "aria-hidden": "true" }));
    column.heading.append(button);
    button.addEventListener("click", () => {
      if (sorting?.column !== column) sort({ column, direction: "ascending" });
      else if (sorting.direction === "ascending") sort({ column, direction: "descending" });
      else sort(null);
    });
  }

  if (isNarrowed) {
    const narrow = (text: string) => {
      narrowed = text;
      say();
    };
    tools.append(narrowing(region, table, language, narrow));
  }
  if (choice) {
    choice.append(element("option", { value: "" }, word("元の順", "as on the page")));
    for (const column of table.columns) {
      for (const direction of ["ascending", "descending"] as const) {
        const name = `${column.name}: ${directionName(direction, language)}`;
        choice.append(element("option", { value: `${column.place} ${direction}` }, name));
      }
    }
    choice.addEventListener("change", () => {
      const [place, direction] = choice.value.split(" ");
      const column = table.columns.find((column) => String(column.place) === place);
      sort(column ? { column, direction: direction === "descending" ? "descending" : "ascending" } : null);
    });
    tools.append(element("label", { class: "table-tools-field table-tools-order" }, word("並べ方", "Sort by"), choice));
  }
  tools.append(says);
  region.before(tools);
}

/** The field that narrows the table by words. */
function narrowing(region: HTMLElement, table: Table, language: Language, say: (text: string) => void): HTMLElement {
  const field = element("input", { class: "input", type: "search", autocomplete: "off", enterkeyhint: "search" });
  const name = region.getAttribute("aria-label") ?? "";
  field.addEventListener("input", () => {
    const shown = applyWords(table, wordsOf(field.value));
    table.element.toggleAttribute("data-narrowed", shown < table.rows.length);
    say(pick(language, `${table.rows.length}件中 ${shown}件を表示`, `${shown} of ${table.rows.length} shown`));
  });
  const label = element("label", { class: "table-tools-field" }, pick(language, "表示中の行をしぼり込む", "Narrow the rows shown"), field);
  field.setAttribute("aria-label", `${pick(language, "表示中の行をしぼり込む", "Narrow the rows shown")}: ${name}`);
  return label;
}

/** Shows the rows that hold every word, and the groups that have such rows; gives how many rows. */
function applyWords(table: Table, words: string[]): number {
  let shown = 0;
  const bodies = new Map<HTMLTableSectionElement, number>();
  for (const row of table.rows) {
    const isShown = matches(row.words, words);
    row.element.hidden = !isShown;
    shown += Number(isShown);
    bodies.set(row.body, (bodies.get(row.body) ?? 0) + Number(isShown));
  }
  for (const [body, count] of bodies) body.hidden = count === 0;
  return shown;
}

/** Puts the rows of each group in order; the group's heading stays above them. */
function applyOrder(table: Table, sorting: Sorting, language: Language): void {
  for (const body of table.element.tBodies) {
    const rows = table.rows.filter((row) => row.body === body);
    const places = sorting
      ? order(rows.map((row) => keyOf(row.element, sorting.column)), sorting.direction, language)
      : rows.map((_, place) => place);
    body.append(...places.flatMap((place) => rows[place]?.element ?? []));
  }
}

function directionName(direction: Direction, language: Language): string {
  return direction === "ascending" ? pick(language, "昇順", "ascending") : pick(language, "降順", "descending");
}
