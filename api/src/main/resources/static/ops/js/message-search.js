import { get, path } from './api.js';

const MOST_KEPT = 1_000;

/** A search in the messages of a topic: what was found so far, in the order in which it is shown, and how it goes on. */
export class MessageSearch {
  messages = [];
  /** The number of records that were read. */
  scanned = 0;
  /** Whether nothing is left in the direction of the search. */
  isComplete = false;
  /** Whether the list got too long, so that the messages at its end were removed. */
  isCut = false;
  #topic;
  #query;
  #signal;
  #next = null;
  #older = null;

  /** `query` has the parameters of the call. */
  constructor(topic, query, signal) {
    this.#topic = topic;
    this.#query = query;
    this.#signal = signal;
  }

  /** Whether the newest message is shown first, because the search begins at the end of the log. */
  get isNewestFirst() {
    return this.#query.start === 'newest';
  }

  get hasOlder() {
    return this.#older !== null;
  }

  /** Reads the first messages. */
  async begin() {
    const { data, meta } = await this.#read();
    this.#next = meta.next;
    this.#older = meta.older ?? null;
    this.#add(data, this.isNewestFirst);
    this.isComplete = meta.complete;
  }

  /** Reads messages at later offsets. At the end of the log, these are only new ones. */
  async readNext() {
    const { data, meta } = await this.#read(this.#next);
    this.#next = meta.next;
    this.#add(data, this.isNewestFirst);
    this.isComplete = meta.complete;
  }

  /** Reads messages at earlier offsets. */
  async readOlder() {
    const { data, meta } = await this.#read(this.#older);
    this.#older = meta.older ?? null;
    this.#add(data, false);
    this.isComplete = meta.complete;
  }

  async #read(next) {
    const call = path`api/v1/admin/kafka/topics/${this.#topic}/messages`;
    const answer = await get(call, { query: { ...this.#query, next }, signal: this.#signal });
    this.scanned += answer.meta.scanned;
    return answer;
  }

  #add(data, isAbove) {
    const added = this.isNewestFirst ? data.toReversed() : data;
    const all = isAbove ? [...added, ...this.messages] : [...this.messages, ...added];
    this.messages = isAbove ? all.slice(0, MOST_KEPT) : all.slice(-MOST_KEPT);
    if (isAbove && all.length > MOST_KEPT) {
      // Older messages would not follow those that are shown.
      this.isCut = true;
      this.#older = null;
    }
  }
}
