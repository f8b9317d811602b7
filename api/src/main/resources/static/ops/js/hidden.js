import { get, path, post, remove } from './api.js';
import { change } from './dialog.js';
import { h } from './dom.js';
import { field, ids } from './fields.js';
import { Listing } from './listing.js';
import { action, cardWith } from './parts.js';
import { table } from './table.js';
import { when } from './units.js';

/** The hidden players with their bans. */
export function openHidden(page) {
  const players = h('div', { class: 'page', 'data-key': 'players' });
  const listing = new Listing(
    players,
    (cursor) => get('api/v1/players/hidden', { query: { cursor, limit: 100 }, signal: page.signal }),
    (all) => list(all, () => listing.load()),
  );
  const reload = () => listing.load();
  page.show(
    cardWith(
      'Bans',
      [
        action('moderate', 'Hide a player', () => hide().then(reload), 'primary'),
        action('moderate', 'Erase a player', () => erase().then(reload), 'danger'),
      ],
      players,
    ),
  );
  return reload();
}

const list = (all, reload) =>
  table(
    'Hidden players',
    [
      {
        title: 'Player',
        type: 'wide',
        cell: ({ player_id: id, player_name: name }) => (name && name !== id ? `${name} (${id})` : id),
      },
      {
        title: 'From',
        type: 'wide',
        cell: ({ bans }) => lines(bans, (ban) => ban.leaderboard_ids?.join(', ') ?? 'all leaderboards'),
      },
      { title: 'Since', cell: ({ bans }) => lines(bans, ({ since }) => when(since)) },
      { title: 'Until', cell: ({ bans }) => lines(bans, ({ until }) => (until ? when(until) : 'no end')) },
      { title: 'Reason', type: 'wide', cell: ({ bans }) => lines(bans, ({ reason }) => reason ?? '–') },
      {
        title: 'Change',
        cell: ({ player_id: id }) => action('moderate', 'Restore', () => restore(id).then(reload)) || '–',
      },
    ],
    all,
    { key: ({ player_id: id }) => id, empty: 'No player is hidden.' },
  );

const lines = (bans, line) =>
  h(
    'ul',
    { class: 'plain' },
    bans.map((ban) => h('li', null, h('bdi', null, line(ban)))),
  );

const playerField = () => field('Player id', { name: 'player', required: true, maxlength: 128 });

const hide = () =>
  change({
    title: 'Hide a player',
    text: 'Scores still count, but are not shown until the ban ends or is lifted.',
    fields: [
      playerField(),
      field('Leaderboards', { name: 'boards', placeholder: 'All', hint: 'Ids, separated by commas' }),
      field('Until', { name: 'until', type: 'datetime-local', hint: 'Empty: until it is lifted' }),
    ],
    label: 'Hide',
    danger: true,
    done: 'The player is hidden.',
    act: ({ player, boards, until, reason }) =>
      post(path`api/v1/players/${player}/hide`, {
        body: {
          reason,
          ...(boards && { leaderboard_ids: ids(boards) }),
          ...(until && { until: new Date(until).toISOString() }),
        },
      }),
  });

const restore = (player) =>
  change({
    title: `Restore ${player}`,
    text: 'Lifts all bans, or those from the given leaderboards. The rank includes the scores during the ban.',
    fields: [field('Leaderboards', { name: 'boards', placeholder: 'All bans', hint: 'Ids, separated by commas' })],
    label: 'Restore',
    done: 'The player is restored.',
    act: ({ boards, reason }) =>
      post(path`api/v1/players/${player}/restore`, {
        body: boards ? { leaderboard_ids: ids(boards) } : {},
        query: { change_reason: reason },
      }),
  });

const erase = () =>
  change({
    title: 'Erase a player',
    text: 'Deletes what is stored about the player: scores, profile, achievements and history. This cannot be undone.',
    fields: [playerField(), field('Player id again', { name: 'again', required: true, maxlength: 128 })],
    label: 'Erase',
    danger: true,
    done: 'The player was erased.',
    act: ({ player, again, reason }) => {
      if (player !== again) {
        throw new Error('The two ids differ.');
      }
      return remove(path`api/v1/players/${player}`, { query: { change_reason: reason } });
    },
  });
