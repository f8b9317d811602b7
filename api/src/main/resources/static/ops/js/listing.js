import { failure, plainButton } from './parts.js';
import { show } from './patch.js';

/** A list that is read page by page. */
export class Listing {
  #element;
  #read;
  #draw;
  #rows = [];
  #next;

  /** `read` calls the api with a cursor, and `draw` returns the content for all rows that were read. */
  constructor(element, read, draw) {
    this.#element = element;
    this.#read = read;
    this.#draw = draw;
  }

  /** Reads the first page again. */
  async load() {
    this.#rows = [];
    this.#next = undefined;
    await this.#more();
  }

  async #more() {
    try {
      const { data, next } = await this.#read(this.#next);
      this.#rows.push(...data);
      this.#next = next;
      show(this.#element, this.#draw(this.#rows), next && plainButton('Load more', () => this.#more()));
    } catch (problem) {
      if (problem.status === undefined) {
        throw problem;
      }
      show(this.#element, failure(problem), this.#rows.length > 0 && this.#draw(this.#rows));
    }
  }
}
