import { announce } from './announcer.js';
import { number } from './format.js';

const TEXTS = {
  connecting: () => 'Connecting…',
  live: ({ latency }) => (latency === null ? 'Live' : `Live · ${number(Math.max(1, latency))} ms`),
  stale: ({ seconds }) => `Stale · no data for ${number(seconds)} s`,
  waiting: ({ seconds }) => `${navigator.onLine ? 'Reconnecting' : 'Offline, retrying'} in ${number(seconds)} s`,
};

/** Shows the state of the connection. It is announced only when the connection is lost and when it is restored. */
export class Pill {
  #pill = document.getElementById('pill');
  #text = document.getElementById('pill-text');
  #retry = document.getElementById('retry');
  #wasLive = null;

  constructor(onRetry) {
    this.#retry.addEventListener('click', onRetry);
  }

  show(status) {
    const text = TEXTS[status.state](status);
    if (text !== this.#text.textContent) {
      this.#text.textContent = text;
      this.#pill.dataset.state = status.state;
      document.documentElement.dataset.connection = status.state;
      this.#retry.hidden = status.state !== 'waiting';
    }
    this.#speak(status.state);
  }

  #speak(state) {
    if (state === 'connecting' || (this.#wasLive === null && state !== 'live')) {
      return;
    }
    const live = state === 'live';
    if (this.#wasLive !== null && live !== this.#wasLive) {
      announce(live ? 'Live again.' : 'Connection lost. The standings shown may be out of date.');
    }
    this.#wasLive = live;
  }
}
