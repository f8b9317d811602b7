import { announce } from './announcer.js';
import { paint } from './avatar.js';
import { compact, nameOf, number } from './format.js';
import { KeyedList } from './keyed.js';

const byId = (id) => document.getElementById(id);

/** The podium and the top ten. Ranks are shown as sent: 1, 2, 2, 4. */
export class Ranking {
  #section = byId('ranking');
  #podium = new KeyedList(byId('podium'), byId('podium-card'));
  #top = new KeyedList(byId('top'), byId('top-row'));
  #shown = new Map();
  #leader = null;
  #unit = 'points';
  #isDefault = true;
  #isDrawn = false;

  /** Prepares for another board. Differences between two boards are not announced. */
  begin({ title, unit, isDefault }) {
    byId('ranking-title').textContent = title;
    document.title = isDefault ? 'Leaderboard' : `${title} · Leaderboard`;
    byId('unit').textContent = unit;
    this.#shown = new Map();
    this.#leader = null;
    this.#unit = unit.toLowerCase();
    this.#isDefault = isDefault;
    this.#isDrawn = false;
  }

  /** Shows that the chosen board is not available. */
  fail(problem) {
    this.#explain('This board is not available', problem);
  }

  /** Shows that the standings cannot be read now, unless standings of the chosen board are shown. */
  wait() {
    if (!this.#isDrawn) {
      this.#explain('The standings cannot be read now', 'They appear here when the server can read them.');
    }
  }

  #explain(title, problem, withFirstSteps = false) {
    byId('empty-title').textContent = title;
    byId('problem').textContent = problem;
    byId('first-steps').hidden = !withFirstSteps;
    this.#reveal(false);
  }

  show({ players: all, total_players: total }) {
    const players = all.slice(0, 10);
    const hadFocus = this.#section.contains(document.activeElement);
    const share = shares(players.map((player) => player.score));
    this.#podium.show(players.slice(0, 3), keyOf, fillCard);
    this.#top.show(players, keyOf, (row, player) => this.#fillRow(row, player, share(player.score)));
    this.#shown = new Map(players.map((player) => [player.player_id, player]));
    if (total > 0 || players.length > 0) {
      this.#reveal(true);
    } else {
      this.#explain(this.#isDefault ? 'No points yet' : 'This board has no players yet', '', this.#isDefault);
    }
    this.#isDrawn = true;
    if (hadFocus && document.activeElement === document.body) {
      // The focused player left the list; the keyboard focus stays in the section.
      this.#section.focus({ preventScroll: true });
    }
    this.#announceLeader(players[0]);
  }

  #reveal(anyone) {
    byId('waiting').hidden = true;
    byId('standings').hidden = !anyone;
    byId('empty').hidden = anyone;
    this.#section.removeAttribute('aria-busy');
  }

  #fillRow(row, player, share) {
    const before = this.#shown.get(player.player_id);
    fill(row, player);
    row.style.setProperty('--share', share.toFixed(4));
    if (before && before.score !== player.score) {
      flash(row.querySelector('.score'));
    }
    if (before && before.rank !== player.rank) {
      showMove(row.querySelector('.move'), before.rank - player.rank);
    }
  }

  #announceLeader(first) {
    if (first && this.#leader !== null && this.#leader !== first.player_id) {
      announce(`${nameOf(first)} takes the lead with ${number(first.score)} ${this.#unit}.`);
    }
    this.#leader = first?.player_id ?? null;
  }
}

/** The length of each score's bar, 0 to 1: the best has the longest, even where the lowest score is the best. */
export function shares(scores) {
  const ascending = scores[0] < scores.at(-1);
  const best = Math.max(1, ascending ? scores[0] : Math.max(...scores));
  return (score) => (ascending ? Math.min(1, best / Math.max(1, score)) : Math.max(0, score) / best);
}

const keyOf = (player) => player.player_id;

function fillCard(card, player) {
  fill(card, player);
  const score = card.querySelector('.score');
  score.textContent = compact(player.score);
  score.title = number(player.score);
}

function fill(element, player) {
  const name = nameOf(player);
  element.dataset.player = player.player_id;
  element.dataset.rank = player.rank;
  for (const place of element.querySelectorAll('[data-field]')) {
    place.textContent = shown(player[place.dataset.field]);
  }
  element.querySelector('.name').textContent = name;
  paint(element.querySelector('.avatar'), player.player_id, name);
}

// Some players lack some fields.
function shown(value) {
  return typeof value === 'number' ? number(value) : (value ?? '');
}

function flash(score) {
  replay(score, [{ color: 'var(--accent)' }, { color: 'var(--accent)', offset: 0.4 }, { color: 'var(--ink)' }], 1_200);
}

function showMove(mark, places) {
  mark.textContent = `${places > 0 ? '▲' : '▼'}${Math.abs(places)}`;
  mark.dataset.up = places > 0;
  replay(mark, [{ opacity: 1 }, { opacity: 1, offset: 0.85 }, { opacity: 0 }], 5_000);
}

function replay(element, frames, duration) {
  element.getAnimations().forEach((animation) => animation.cancel());
  element.animate(frames, { duration });
}
