import { number } from '../../js/format.js';
import { get } from './api.js';
import { resendAll } from './bulk.js';
import { h } from './dom.js';
import { choice, field, filtersOf } from './fields.js';
import { openLetter } from './letter.js';
import { Listing } from './listing.js';
import { action, badge, card, cardWith } from './parts.js';
import { show } from './patch.js';
import { link } from './router.js';
import { table } from './table.js';
import { when } from './units.js';

const LETTERS = 'api/v1/admin/dlq';
const STATUSES = ['open', 'sent', 'resolved', 'discarded'];
const TONES = { open: 'warn', sent: 'plain', resolved: 'good', discarded: 'plain' };

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

export const statusOf = (status) => badge(status, TONES[status]);

/** Events that could not be read: by rule and as a list, or the one that the address names. */
export async function openLetters(page) {
  if (page.parts.length > 0) {
    return openLetter(page, page.parts[0]);
  }
  const filters = Object.fromEntries(page.query);
  const query = { status: 'open', ...filters, ...(filters.status === 'all' && { status: undefined }) };
  const rules = h('div', { 'data-key': 'rules' });
  const letters = h('div', { 'data-key': 'letters', class: 'page' });
  const listing = new Listing(
    letters,
    (cursor) => get(LETTERS, { query: { ...query, cursor }, signal: page.signal }),
    list,
  );
  const reload = () =>
    Promise.all([
      page.load(async (signal) => {
        show(rules, counts((await get(`${LETTERS}/counts`, { signal })).data, filters));
        return content();
      }),
      listing.load(),
    ]);
  const content = () => [
    card('By rule', rules),
    cardWith(
      'Letters',
      [
        action('operate', 'Dry run of all', () => resendAll(query, true, reload)),
        action('operate', 'Send all', () => resendAll(query, false, reload)),
      ],
      form(filters),
      letters,
    ),
  ];
  return reload();
}

function counts(all, filters) {
  const rules = Map.groupBy(all, ({ rule }) => rule);
  const rows = [...rules].map(([rule, of]) => ({
    rule,
    ...Object.fromEntries(of.map(({ status, count }) => [status, count])),
  }));
  return table(
    'Dead letters by rule',
    [
      {
        title: 'Rule',
        type: 'wide',
        cell: ({ rule }) =>
          h('a', { href: link('dead-letters', [], { ...filters, reason: rule }) }, h('bdi', null, rule)),
      },
      ...STATUSES.map((status) => ({
        title: capital(status),
        type: 'number',
        cell: (row) => number(row[status] ?? 0),
      })),
    ],
    rows.sort((a, b) => (b.open ?? 0) - (a.open ?? 0)),
    { key: ({ rule }) => rule, empty: 'No dead letters. Every event could be read.' },
  );
}

function form(filters) {
  return h(
    'form',
    {
      class: 'filters',
      'data-key': 'filters',
      onsubmit: (event) => {
        event.preventDefault();
        location.hash = link('dead-letters', [], filtersOf(event.target));
      },
    },
    choice('Status', { name: 'status', options: [...STATUSES, 'all'], value: filters.status ?? 'open' }),
    field('Rule or field', { name: 'reason', value: filters.reason ?? '' }),
    field('Player', { name: 'player', value: filters.player ?? '' }),
    field('Text', { name: 'q', value: filters.q ?? '', placeholder: 'In the value or the reason' }),
    h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'button primary' }, 'Search')),
  );
}

const list = (rows) =>
  table(
    'Dead letters',
    [
      { title: 'Time', cell: ({ id, dead_time: time }) => h('a', { href: link('dead-letters', [id]) }, when(time)) },
      { title: 'Reason', type: 'wide', cell: ({ reason }) => reason },
      { title: 'Player', type: 'wide', cell: ({ player_id: player }) => player ?? '–' },
      { title: 'Value', type: 'wide', cell: ({ preview }) => h('code', { class: 'preview' }, h('bdi', null, preview)) },
      {
        title: 'Status',
        cell: ({ status, edited }) => h('span', null, statusOf(status), edited && [' ', badge('edited')]),
      },
    ],
    rows,
    { key: ({ id }) => id, empty: 'No letters match.' },
  );
