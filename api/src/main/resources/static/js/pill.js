import { announce } from './announcer.js';
import { number } from './format.js';

const TEXTS = {
  connecting: () => 'Connecting…',
  unavailable: () => 'Not live',
  live: ({ latency }) => (latency === null ? 'Live' : `Live · ${number(Math.max(1, latency))} ms`),
  stale: ({ seconds }) => `Stale · no data for ${number(seconds)} s`,
  waiting: ({ seconds }) => `${navigator.onLine ? 'Reconnecting' : 'Offline, retrying'} in ${number(seconds)} s`,
};

const HINTS = {
  live: 'Time of a message to the server and back',
  unavailable: 'The server cannot read the standings',
};

const SPOKEN = {
  live: 'Live again.',
  unavailable: 'The standings cannot be read now. Those shown may be out of date.',
};

/** Shows whether the page is live. It is announced only when the connection is lost and when it is restored. */
export class Pill {
  #pill = document.getElementById('pill');
  #text = document.getElementById('pill-text');
  #retry = document.getElementById('retry');
  #wasLive = null;
  #isReadable = null;

  constructor(onRetry) {
    this.#retry.addEventListener('click', onRetry);
  }

  /** `readable` is whether the server can read the standings; null until it has sent them or an error. */
  setReadable(readable) {
    this.#isReadable = readable;
  }

  show(status) {
    const state = status.state === 'live' ? this.#liveState() : status.state;
    const text = TEXTS[state](status);
    if (text !== this.#text.textContent) {
      this.#text.textContent = text;
      this.#pill.title = HINTS[state] ?? '';
      this.#pill.dataset.state = state;
      document.documentElement.dataset.connection = state;
      this.#retry.hidden = state !== 'waiting';
    }
    this.#speak(state);
  }

  #liveState() {
    if (this.#isReadable === null) {
      return 'connecting';
    }
    return this.#isReadable ? 'live' : 'unavailable';
  }

  #speak(state) {
    if (state === 'connecting' || (this.#wasLive === null && state !== 'live')) {
      return;
    }
    const live = state === 'live';
    if (this.#wasLive !== null && live !== this.#wasLive) {
      announce(SPOKEN[state] ?? 'Connection lost. The standings shown may be out of date.');
    }
    this.#wasLive = live;
  }
}
