import { announce } from '../../js/announcer.js';
import { number } from '../../js/format.js';
import { access } from './access.js';
import { h } from './dom.js';
import { MessageForm } from './message-form.js';
import { messageRow } from './message.js';
import { MessageSearch } from './message-search.js';
import { card, failure, notice, plainButton } from './parts.js';
import { show } from './patch.js';
import { poll } from './poll.js';
import { link } from './router.js';

const INTERVAL = 1_000;

/** The messages of a topic: a search, what it finds, and what arrives later. */
export class Messages {
  #topic;
  #form;
  #results = h('div', { class: 'page' });
  #search;
  #running = new AbortController();
  #following = new AbortController();
  #isFollowing = false;

  constructor(page, topic) {
    this.#topic = topic;
    this.#form = new MessageForm(page.query, { onSearch: () => this.#searchAgain(), onFollow: () => this.#toggle() });
    page.signal.addEventListener('abort', () => {
      this.#running.abort();
      this.#following.abort();
    });
  }

  /** Begins the search that the address describes, and returns the element with its results. */
  begin() {
    if (!access.may('operate')) {
      return card('Messages', notice('Reading messages needs the role operate.'));
    }
    this.#begin();
    return card('Messages', this.#form.element, this.#results);
  }

  /** Offers the partitions of the topic. */
  offer(partitions) {
    this.#form.offer(partitions);
  }

  #searchAgain() {
    this.#setFollowing(false);
    history.replaceState(null, '', link('topics', [this.#topic], this.#form.query()));
    this.#begin();
  }

  async #begin() {
    this.#running.abort();
    this.#running = new AbortController();
    this.#search = new MessageSearch(this.#topic, this.#form.query(), this.#running.signal);
    show(this.#results, notice('Searching…'));
    await this.#draw(() => this.#search.begin());
  }

  // Reads messages and shows them. Returns how many milliseconds to wait if the api is busy.
  async #draw(read) {
    const { signal } = this.#running;
    try {
      await read();
      this.#show();
    } catch (problem) {
      if (signal.aborted) {
        return undefined;
      }
      if (problem.status === undefined) {
        throw problem;
      }
      show(this.#results, failure(problem), this.#list());
      return problem.retryAfter ? problem.retryAfter * 1_000 : undefined;
    }
    return undefined;
  }

  #show() {
    const { messages, scanned, isCut } = this.#search;
    const cut = isCut ? ' Older ones were removed from the list: search again to see them.' : '';
    const words = `${number(messages.length)} ${messages.length === 1 ? 'message' : 'messages'} of ${number(scanned)} that were read.${cut}`;
    const following = this.#isFollowing ? 'Following: new messages appear at the top. ' : '';
    show(this.#results, h('p', { class: 'hint' }, following + words), this.#list(), this.#isFollowing || this.#more());
  }

  // A search ends after a time, even if it has found little. It then goes on.
  #more() {
    const { isComplete, isNewestFirst, hasOlder } = this.#search;
    if (isNewestFirst) {
      return hasOlder && this.#moreButton(isComplete ? 'Older messages' : 'Continue', () => this.#search.readOlder());
    }
    return this.#moreButton(isComplete ? 'Look for newer ones' : 'Continue', () => this.#search.readNext());
  }

  #moreButton(label, read) {
    return plainButton(label, () => this.#draw(read), { 'data-key': 'more' });
  }

  #list() {
    const { messages } = this.#search;
    return messages.length > 0 && h('ul', { class: 'messages', 'data-key': 'messages' }, messages.map(messageRow));
  }

  #toggle() {
    if (this.#isFollowing) {
      this.#setFollowing(false);
      this.#show();
    } else {
      this.#follow();
    }
  }

  async #follow() {
    this.#setFollowing(true);
    announce('Following new messages.');
    const { signal } = this.#following;
    await this.#begin();
    await poll(() => this.#draw(() => this.#search.readNext()), INTERVAL, signal);
  }

  #setFollowing(isFollowing) {
    this.#isFollowing = isFollowing;
    this.#following.abort();
    this.#following = new AbortController();
    this.#form.setFollowing(isFollowing);
  }
}
