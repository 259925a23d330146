// Keeps what is typed: drafts are saved a moment after the last key, with what the server found.
import { type Cell, cellOf, cellsOf, rowOf } from "./cells";

/** How long after the last key a draft is saved, in milliseconds. */
const PAUSE = 700;
/** How long until saving is tried again, in milliseconds. */
const AGAIN = 5000;

interface KeptRow {
  asked: string;
  version: string;
  kept: boolean;
  findings: Record<string, string>;
  wrong: string[];
  effect: string;
  step: string;
  conflict: string;
  theirs: Record<string, string>;
  refused: string;
}

export class Keeper {
  private readonly status: HTMLElement | null;
  private readonly unsaved = new Set<HTMLElement>();
  private readonly blocked = new Set<HTMLElement>();
  private timer = 0;
  private underWay: Promise<void> | null = null;

  constructor(private readonly grid: HTMLElement) {
    this.status = grid.querySelector(".grid-status");
    grid.addEventListener("input", (event) => {
      const cell = cellOf(event.target);
      const row = cell ? rowOf(cell) : null;
      if (row) this.touch(row);
    });
    document.addEventListener("submit", (event) => this.beforeSubmit(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved.size > 0) event.preventDefault();
    });
  }

  announcePaste(pasted: number, outside: number): void {
    const words = `${pasted}${this.word("pasted")}`;
    this.say(outside > 0 ? `${words} / ${outside}${this.word("outside")}` : words, "pasted");
  }

  private touch(row: HTMLElement): void {
    if (!row.dataset["asked"]) return;
    this.unsaved.add(row);
    this.say(this.word("unsaved"), "unsaved");
    this.wait(PAUSE);
  }

  private wait(milliseconds: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), milliseconds);
  }

  /** Saves every row that was touched; one request at a time. */
  private async save(): Promise<void> {
    window.clearTimeout(this.timer);
    if (this.underWay) await this.underWay;
    const rows = [...this.unsaved].filter((row) => !this.blocked.has(row));
    if (rows.length === 0) return;
    this.underWay = this.send(rows).finally(() => {
      this.underWay = null;
    });
    await this.underWay;
  }

  private async send(rows: HTMLElement[]): Promise<void> {
    this.say(this.word("saving"), "saving");
    const sent = rows.map((row) => ({ row, cells: valuesOf(row) }));
    for (const row of rows) this.unsaved.delete(row);
    const body = JSON.stringify({
      rows: sent.map(({ row, cells }) => ({
        asked: row.dataset["asked"],
        version: row.dataset["version"] ?? "",
        cells,
      })),
    });
    try {
      const answer = await fetch(this.grid.dataset["save"] ?? "", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const { rows: kept } = (await answer.json()) as { rows: KeptRow[] };
      for (const one of kept) {
        const row = rows.find((row) => row.dataset["asked"] === one.asked);
        if (row) this.show(row, one);
      }
    } catch {
      for (const row of rows) this.unsaved.add(row);
      this.say(this.word("failed"), "failed");
      this.wait(AGAIN);
      return;
    }
    if (this.blocked.size > 0) this.say(this.word("unsaved"), "unsaved");
    else if (this.unsaved.size === 0) this.say(this.word("saved"), "saved");
  }

  private show(row: HTMLElement, kept: KeptRow): void {
    const place = row.querySelector<HTMLElement>('[data-part="conflict"]');
    if (!kept.kept) {
      this.unsaved.add(row);
      this.blocked.add(row);
      if (place) {
        if (kept.refused) place.textContent = kept.refused;
        else place.innerHTML = kept.conflict;
        place.setAttribute("role", "alert");
        for (const button of place.querySelectorAll<HTMLElement>("[data-keep]")) {
          button.addEventListener("click", () => this.settle(row, kept, button.dataset["keep"] === "mine"));
        }
      }
      return;
    }
    place?.replaceChildren();
    setVersion(row, kept.version);
    const number = row.id.replace("row-", "");
    for (const [column, found] of Object.entries(kept.findings)) {
      const id = column === "" ? `row-${number}-found` : `${column}-${number}-found`;
      const element = document.getElementById(id);
      if (element) element.innerHTML = found;
    }
    for (const cell of cellsOf(row)) {
      if (cell) cell.toggleAttribute("aria-invalid", false);
      if (cell && kept.wrong.includes(cell.name)) cell.setAttribute("aria-invalid", "true");
    }
    const effect = row.querySelector('[data-part="effect"]');
    if (effect) effect.innerHTML = kept.effect;
    const step = row.querySelector('[data-part="step"]');
    if (step) step.innerHTML = kept.step;
  }

  /** After two people typed in one row: mine goes over theirs, or theirs into the cells. */
  private settle(row: HTMLElement, kept: KeptRow, mine: boolean): void {
    this.blocked.delete(row);
    setVersion(row, kept.version);
    row.querySelector('[data-part="conflict"]')?.replaceChildren();
    if (!mine) {
      for (const cell of cellsOf(row)) {
        if (cell) cell.value = kept.theirs[cell.name] ?? "";
      }
    }
    this.touch(row);
  }

  /** What was typed last is saved before a form is sent. */
  private beforeSubmit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if ((this.unsaved.size === 0 && !this.underWay) || form.closest("header")) return;
    const own = document.getElementById(form.id.replace(/^f(\d+)$/, "row-$1"));
    // Rows that wait for a decision are not sent along.
    if (this.blocked.size > 0 && !own) return;
    event.preventDefault();
    void this.save().then(() => {
      if (this.unsaved.size === 0 || (own && this.blocked.has(own))) {
        this.unsaved.clear();
        form.requestSubmit(event.submitter ?? undefined);
      }
    });
  }

  private word(name: string): string {
    return this.grid.dataset[name] ?? "";
  }

  private say(text: string, state: string): void {
    if (!this.status) return;
    this.status.textContent = text;
    this.status.dataset["saving"] = state;
  }
}

function valuesOf(row: HTMLElement): Record<string, string> {
  const cells = cellsOf(row).filter((cell): cell is Cell => cell !== null);
  return Object.fromEntries(cells.map((cell) => [cell.name, cell.value]));
}

function setVersion(row: HTMLElement, version: string): void {
  row.dataset["version"] = version;
  for (const field of row.querySelectorAll<HTMLInputElement>('input[name="version"]')) field.value = version;
}
