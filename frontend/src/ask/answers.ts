// The answers of the index to a question: what crates/search gives on a server.

import type { Data, Lang, Named } from "./data";
import { type Excerpt, excerpt, marked } from "./excerpt";
import { type Question, Reader } from "./question";
import { type Hit, Ranking } from "./rank";

export class Answers {
  private readonly reader: Reader;
  private readonly ranking: Ranking;

  constructor(readonly data: Data) {
    this.reader = new Reader(data);
    this.ranking = new Ranking(data);
  }

  read(asked: string): Question {
    return this.reader.read(asked);
  }

  /** The pages that answer, of all plans and kinds, the best first. */
  to(question: Question): Hit[] {
    return this.ranking.answers(question);
  }

  excerpt(named: Named, question: Question, lang: Lang): Excerpt {
    return excerpt(named, question, this.reader, lang);
  }

  marked(text: string, question: Question): ReturnType<typeof marked> {
    return marked(text, question, this.reader);
  }
}
