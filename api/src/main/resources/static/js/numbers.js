import { compact, number, rate } from './format.js';

const SAMPLES = 60;

/** Players, events per second with the last minute as a chart, and total events. */
export class Numbers {
  #players = document.getElementById('players');
  #rate = document.getElementById('rate');
  #events = document.getElementById('events');
  #spark = document.getElementById('spark');
  #samples = [];
  #latest = null;

  constructor() {
    setInterval(() => this.#sample(), 1_000);
  }

  /** Shows the number of players on the board. */
  showPlayers(players) {
    this.#players.textContent = number(players);
  }

  /** `stats` is `{events_per_second, events_total}`; without it dashes are shown. */
  show(stats) {
    this.#latest = stats?.events_per_second ?? null;
    this.#rate.textContent = rate(this.#latest ?? NaN);
    this.#events.textContent = compact(stats?.events_total ?? NaN);
    this.#events.title = number(stats?.events_total ?? NaN);
  }

  #sample() {
    // The chart has no line through times without data.
    if (this.#latest !== null && document.documentElement.dataset.connection === 'live') {
      this.#samples = [...this.#samples, this.#latest].slice(-SAMPLES);
      this.#spark.setAttribute('points', points(this.#samples));
    }
  }
}

/** The newest sample is at the right edge of a box of 60 by 20, the largest near its top. */
export function points(samples) {
  const most = Math.max(1, ...samples);
  const left = SAMPLES - samples.length;
  return samples.map((sample, i) => `${left + i + 1},${(19 - (sample / most) * 18).toFixed(1)}`).join(' ');
}
