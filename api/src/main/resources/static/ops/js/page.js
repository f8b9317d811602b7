import { failure } from './parts.js';
import { show } from './patch.js';
import { poll } from './poll.js';

/** The page of the open section: what it shows until the next section is opened. */
export class Page {
  #element;
  #title;

  /** `route` is `{parts, query, signal}`. */
  constructor(element, title, route) {
    this.#element = element;
    this.#title = title;
    Object.assign(this, route);
  }

  title(text) {
    this.#title.textContent = text;
    document.title = `${text} · Leaderboard console`;
  }

  show(...content) {
    if (!this.signal.aborted) {
      show(this.#element, ...content);
    }
  }

  /** Shows the result of `draw`, which may call the api, or why it fails. */
  async load(draw) {
    await this.#draw(draw);
  }

  /** Shows the result of `draw` again and again, at most once per `interval` milliseconds. */
  follow(draw, interval) {
    return poll(() => this.#draw(draw), interval, this.signal);
  }

  async #draw(draw) {
    try {
      this.show(await draw(this.signal));
      return undefined;
    } catch (problem) {
      if (this.signal.aborted) {
        return undefined;
      }
      if (problem.status === undefined) {
        throw problem;
      }
      this.#fail(problem);
      return problem.retryAfter ? problem.retryAfter * 1_000 : undefined;
    }
  }

  // What was shown stays, below the problem.
  #fail(problem) {
    const shown = [...this.#element.childNodes].filter((node) => node.dataset?.key !== 'failure');
    const alert = failure(problem);
    alert.dataset.key = 'failure';
    this.#element.replaceChildren(alert, ...shown);
  }
}
