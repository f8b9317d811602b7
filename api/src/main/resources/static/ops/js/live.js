import { access } from './access.js';
import { get } from './api.js';
import { poll } from './poll.js';

// Milliseconds. Other sections show the overview only as a state in the header.
const OFTEN = 1_000;
const RARELY = 5_000;
const STALE_AFTER = 8_000;

/** The newest overview, which the header and the first section show. */
class Live extends EventTarget {
  overview = null;
  problem = null;
  #changedAt = 0;

  /** Whether the api answers, but with an overview that does not change. */
  get isStale() {
    return this.overview !== null && performance.now() - this.#changedAt > STALE_AFTER;
  }

  start(signal) {
    access.addEventListener('change', () => this.#read(signal), { signal });
    poll(() => this.#read(signal), OFTEN, signal);
  }

  async #read(signal) {
    if (!access.may('read', 'moderate', 'operate')) {
      return RARELY;
    }
    try {
      this.#accept((await get('api/v1/admin/kafka/overview', { signal })).data);
    } catch (problem) {
      if (problem.status === undefined) {
        return 0;
      }
      this.problem = problem;
    }
    this.dispatchEvent(new Event('change'));
    return this.problem?.retryAfter ? this.problem.retryAfter * 1_000 : interval();
  }

  #accept(overview) {
    if (overview.time !== this.overview?.time) {
      this.#changedAt = performance.now();
    }
    this.overview = overview;
    this.problem = null;
  }
}

const interval = () => (/^(#\/(overview)?)?$/.test(location.hash) ? OFTEN : RARELY);

export const live = new Live();
