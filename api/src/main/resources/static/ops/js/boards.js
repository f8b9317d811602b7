import { number } from '../../js/format.js';
import { get } from './api.js';
import { openBoard } from './board.js';
import { createBoard } from './board-changes.js';
import { h } from './dom.js';
import { Listing } from './listing.js';
import { action, badge, cardWith } from './parts.js';
import { link } from './router.js';
import { table } from './table.js';

/** The leaderboards, or the one that the address names. */
export function openBoards(page) {
  if (page.parts.length > 0) {
    return openBoard(page, page.parts[0]);
  }
  const boards = h('div', { class: 'page', 'data-key': 'boards' });
  const listing = new Listing(
    boards,
    (cursor) => get('api/v1/leaderboards', { query: { cursor, limit: 200 }, signal: page.signal }),
    list,
  );
  page.show(
    cardWith(
      'All leaderboards',
      [action('operate', 'Create', () => createBoard().then(() => listing.load()), 'primary')],
      boards,
    ),
  );
  return listing.load();
}

const list = (all) =>
  table(
    'Leaderboards',
    [
      {
        title: 'Id',
        type: 'wide',
        cell: ({ id, built_in: builtIn }) =>
          h(
            'span',
            null,
            h('a', { href: link('boards', [id]) }, h('bdi', null, id)),
            builtIn && [' ', badge('built-in')],
          ),
      },
      { title: 'Name', type: 'wide', cell: ({ name }) => name },
      { title: 'Counts', cell: ({ update_mode: mode, sort_order: order }) => `${mode}, ${order}` },
      {
        title: 'New season',
        cell: ({ reset_period: reset, time_zone: zone }) => (reset === 'never' ? 'never' : `${reset}, ${zone}`),
      },
      { title: 'Entries', type: 'number', cell: ({ max_entries: most }) => (most === null ? 'all' : number(most)) },
      { title: 'Read', cell: ({ read }) => read },
      { title: 'Write', cell: ({ write }) => write },
    ],
    all,
    { key: ({ id }) => id, empty: 'No leaderboards.' },
  );
