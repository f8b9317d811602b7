import { get, path, post, remove } from './api.js';
import { change, tell } from './dialog.js';
import { h } from './dom.js';
import { checks, field, ids } from './fields.js';
import { Listing } from './listing.js';
import { action, badge, cardWith, code, notice } from './parts.js';
import { table } from './table.js';
import { when } from './units.js';

const ROLES = ['read', 'submit', 'moderate', 'operate'];

/** The API keys. A secret is shown once, when its key is created. */
export function openKeys(page) {
  const keys = h('div', { class: 'page', 'data-key': 'keys' });
  const reload = () => listing.load();
  const listing = new Listing(
    keys,
    () => get('api/v1/admin/keys', { signal: page.signal }),
    (all) => list(all, reload),
  );
  page.show(cardWith('Keys', [action('operate', 'Create', () => create().then(reload), 'primary')], keys));
  return reload();
}

const list = (all, reload) =>
  table(
    'API keys',
    [
      { title: 'Name', type: 'wide', cell: ({ name }) => name },
      { title: 'Id', cell: ({ id }) => code(id) },
      { title: 'Roles', cell: ({ roles }) => roles.join(', ') },
      {
        title: 'Limited to',
        type: 'wide',
        cell: ({ boards, games }) => [...boards, ...games.map((game) => `game ${game}`)].join(', ') || '–',
      },
      { title: 'Created', cell: ({ created_at: time }) => when(time) },
      { title: 'Last used', cell: ({ last_used_at: time }) => when(time) },
      { title: 'State', cell: stateOf },
      {
        title: 'Change',
        cell: (key) => (isValid(key) && action('operate', 'Revoke', () => revoke(key).then(reload), 'danger')) || '–',
      },
    ],
    all,
    { key: ({ id }) => id, empty: 'No API keys.' },
  );

const isExpired = ({ expires_at: time }) => time !== null && Date.parse(time) < Date.now();

const isValid = (key) => key.revoked_at === null && !isExpired(key);

function stateOf(key) {
  if (key.revoked_at !== null) {
    return state('revoked', 'bad', when(key.revoked_at));
  }
  if (isExpired(key)) {
    return state('expired', 'warn', when(key.expires_at));
  }
  return state('valid', 'good', key.expires_at && `until ${when(key.expires_at)}`);
}

const state = (word, tone, time) => h('span', null, badge(word, tone), time && ` ${time}`);

async function create() {
  const answer = await change({
    title: 'Create an API key',
    fields: [
      field('Name', { name: 'name', required: true, maxlength: 64 }),
      checks('Roles', 'roles', ROLES),
      field('Leaderboards', {
        name: 'boards',
        placeholder: 'All',
        hint: 'For the role submit: ids, separated by commas',
      }),
      field('Games', { name: 'games', placeholder: 'All', hint: 'For the role submit: ids, separated by commas' }),
      field('Expires in', { name: 'expires_in', placeholder: 'Never', hint: 'For example 90d or 12h' }),
    ],
    label: 'Create',
    done: 'The key was created.',
    act: ({ name, roles = [], boards, games, expires_in: expiry, reason }) =>
      post('api/v1/admin/keys', {
        body: { name, roles, boards: ids(boards), games: ids(games), expires_in: expiry },
        query: { change_reason: reason },
      }),
  });
  if (answer) {
    await tell(
      'The new key',
      notice('Copy it now. It is shown only once, and nothing stores it.'),
      h('pre', { class: 'secret', tabindex: '0', role: 'group', 'aria-label': 'The new key' }, answer.data.key),
    );
  }
}

const revoke = ({ id, name }) =>
  change({
    title: `Revoke the key ${name}`,
    text: 'Every api and archive refuses it within 5 seconds. It cannot be made valid again.',
    label: 'Revoke',
    danger: true,
    confirm: id,
    done: 'The key was revoked.',
    act: ({ reason }) => remove(path`api/v1/admin/keys/${id}`, { query: { change_reason: reason } }),
  });
