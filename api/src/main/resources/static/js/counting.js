import { announce } from './announcer.js';

/** Shows why scores that are submitted now are not counted. */
export class Counting {
  #notice = document.getElementById('not-counting');
  #reasons = document.getElementById('not-counting-reasons');
  #shown = '';

  /** `reasons` is a list of texts; absent while the server counts scores. */
  show(reasons) {
    const texts = Array.isArray(reasons) ? reasons.map(String) : [];
    const key = JSON.stringify(texts);
    if (key === this.#shown) {
      return;
    }
    this.#shown = key;
    if (this.#notice.hidden !== (texts.length === 0)) {
      announce(texts.length > 0 ? 'New scores are not counted.' : 'New scores are counted again.');
    }
    this.#notice.hidden = texts.length === 0;
    this.#reasons.replaceChildren(
      ...texts.map((text) => {
        const item = document.createElement('li');
        item.textContent = text;
        return item;
      }),
    );
  }
}
