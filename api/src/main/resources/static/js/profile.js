import { paint } from './avatar.js';
import { moment, nameOf, number, ratio } from './format.js';

const PATIENCE = 8_000;
const MOST_ACTIONS = 8;
const byId = (id) => document.getElementById(id);

/** The dialog with a player's profile, from the response of GET /api/player/{player_id}. */
export class Profile {
  #dialog = byId('profile');
  #notice = byId('profile-notice');
  #retry = byId('profile-retry');
  #request = new AbortController();
  #id = '';

  constructor() {
    byId('profile-close').addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('click', (event) => event.target === this.#dialog && this.#dialog.close());
    this.#dialog.addEventListener('close', () => this.#request.abort());
    this.#retry.addEventListener('click', () => this.#load());
  }

  open(id, name) {
    this.#id = id;
    this.#title(name);
    this.#clear();
    this.#dialog.showModal();
    this.#load();
  }

  #title(name) {
    byId('profile-name').firstElementChild.textContent = name;
    byId('profile-id').textContent = this.#id;
    paint(byId('profile-avatar'), this.#id, name);
  }

  #clear() {
    byId('profile-facts').replaceChildren();
    byId('profile-actions').hidden = true;
  }

  async #load() {
    this.#request.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.#say('Loading…');
    try {
      const answer = await ask(this.#id, signal);
      signal.throwIfAborted();
      this.#show(answer);
    } catch (problem) {
      if (!signal.aborted) {
        this.#say(problem.message, problem.lasting !== true);
      }
    }
  }

  #say(text, canRetry = false) {
    this.#notice.textContent = text;
    this.#notice.hidden = text === '';
    this.#retry.hidden = !canRetry;
  }

  #show(player) {
    this.#say('');
    this.#title(nameOf(player));
    byId('profile-facts').replaceChildren(...factsOf(player).map(([label, value]) => pair(label, value)));
    const actions = Object.entries(player.actions ?? {}).sort(([, a], [, b]) => b - a);
    byId('profile-actions').hidden = actions.length === 0;
    byId('profile-action-list').replaceChildren(
      ...actions.slice(0, MOST_ACTIONS).map(([action, count]) => pair(action, number(count))),
    );
  }
}

async function ask(id, signal) {
  const patience = AbortSignal.timeout(PATIENCE);
  const options = { signal: AbortSignal.any([signal, patience]), headers: { accept: 'application/json' } };
  const response = await fetch(`api/player/${encodeURIComponent(id)}`, options).catch(() => {
    throw new Error(patience.aborted ? 'The server did not respond in time.' : 'The server cannot be reached.');
  });
  if (response.status === 404) {
    throw Object.assign(new Error('This player has no public profile.'), { lasting: true });
  }
  if (!response.ok) {
    throw new Error(`The profile could not be loaded (${response.status}).`);
  }
  return response.json();
}

function factsOf(player) {
  const facts = [
    ['Rank', player.rank ?? 'Unranked'],
    ...Object.entries(player).flatMap(([field, value]) => countersOf(player, field, value)),
    ['Last game', player.last_game],
    ['Last seen', player.last_active ? moment(player.last_active) : undefined],
  ];
  return facts
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([label, value]) => [label, typeof value === 'number' ? number(value) : value]);
}

// Every number in the response is a counter, except for these.
const NO_COUNTERS = ['rank', 'kd_ratio', 'kda_ratio', 'win_rate'];
const LABELS = { total_score: 'Points', events_count: 'Events', current_streak: 'Streak' };

function countersOf(player, field, value) {
  if (typeof value !== 'number' || NO_COUNTERS.includes(field)) {
    return [];
  }
  const words = field.replaceAll('_', ' ');
  const fact = [LABELS[field] ?? words.charAt(0).toUpperCase() + words.slice(1), value];
  const perDeath = ['Kills per death', player.kills > 0 ? ratio(player.kills, player.deaths) : undefined];
  return field === 'assists' ? [fact, perDeath] : [fact];
}

function pair(label, value) {
  const [group, term, detail] = ['div', 'dt', 'dd'].map((tag) => document.createElement(tag));
  const [text, isolated] = [document.createElement('bdi'), document.createElement('bdi')];
  text.textContent = label;
  isolated.textContent = value;
  term.append(text);
  detail.append(isolated);
  group.append(term, detail);
  return group;
}
