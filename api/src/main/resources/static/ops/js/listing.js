import { failure, plainButton } from './parts.js';
import { show } from './patch.js';

/** A list that is read page by page. */
export class Listing {
  #element;
  #read;
  #draw;
  #current;

  /** `read` calls the api with a cursor, and `draw` returns the content for all rows that were read. */
  constructor(element, read, draw) {
    this.#element = element;
    this.#read = read;
    this.#draw = draw;
  }

  /** Reads the first page again. What an earlier call still reads is not shown. */
  async load() {
    this.#current = { rows: [], next: undefined };
    await this.#more(this.#current);
  }

  async #more(list) {
    let problem;
    try {
      const { data, next } = await this.#read(list.next);
      list.rows.push(...data);
      list.next = next;
    } catch (refusal) {
      if (refusal.status === undefined) {
        throw refusal;
      }
      problem = refusal;
    }
    if (list === this.#current) {
      show(
        this.#element,
        problem && failure(problem),
        (!problem || list.rows.length > 0) && this.#draw(list.rows),
        list.next && plainButton('Load more', () => this.#more(list), { 'data-key': 'more' }),
      );
    }
  }
}
