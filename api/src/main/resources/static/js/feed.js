import { ago, moment } from './format.js';
import { KeyedList } from './keyed.js';

const LONGEST = 10;
const KNOWN = new Set(['common', 'uncommon', 'rare', 'epic', 'legendary']);

/** The newest achievements, from the response of GET /api/achievements. */
export class Feed {
  #list = new KeyedList(document.getElementById('feed'), document.getElementById('feed-item'));
  #empty = document.getElementById('no-achievements');
  #newest = null;

  constructor() {
    setInterval(() => this.#draw(), 15_000);
  }

  show(achievements) {
    this.#newest = achievements.slice(0, LONGEST);
    this.#draw();
  }

  #draw() {
    if (this.#newest === null) {
      return;
    }
    const now = Date.now();
    this.#empty.hidden = this.#newest.length > 0;
    this.#list.show(this.#newest, keyOf, (element, item) => fill(element, item, now));
  }
}

const keyOf = (item) => JSON.stringify([item.player_id, item.achievement, item.timestamp]);

function fill(element, item, now) {
  const rarity = String(item.rarity ?? '');
  element.dataset.rarity = KNOWN.has(rarity.toLowerCase()) ? rarity.toLowerCase() : 'other';
  element.querySelector('.achievement').textContent = item.achievement;
  element.querySelector('.rarity').textContent = rarity;
  element.querySelector('.name').textContent = item.player || item.player_id;
  element.querySelector('.player').dataset.player = item.player_id;
  const time = element.querySelector('time');
  time.dateTime = item.timestamp;
  time.title = moment(item.timestamp);
  time.textContent = ago(Date.parse(item.timestamp), now);
}
