import { get } from './api.js';
import { h } from './dom.js';
import { json } from './json.js';
import { Listing } from './listing.js';
import { card, code } from './parts.js';
import { table } from './table.js';
import { text, when } from './units.js';

/** The changes of operators and moderators. */
export function openAudit(page) {
  const entries = h('div', { class: 'page', 'data-key': 'entries' });
  page.show(card('Changes', entries));
  return new Listing(
    entries,
    (cursor) => get('api/v1/admin/audit', { query: { cursor }, signal: page.signal }),
    list,
  ).load();
}

const list = (all) =>
  table(
    'Changes',
    [
      { title: 'Time', cell: ({ time }) => when(time) },
      { title: 'Caller', type: 'wide', cell: ({ actor }) => actor },
      { title: 'Change', cell: ({ action }) => code(action) },
      { title: 'Of', type: 'wide', cell: ({ target }) => text(target) },
      { title: 'Reason', type: 'wide', cell: ({ reason }) => text(reason) },
      { title: 'Details', cell: details },
    ],
    all,
    { empty: 'No changes were made.' },
  );

function details({ before, after }) {
  const states = [
    ['Before', before],
    ['After', after],
  ].filter(([, state]) => state !== null && state !== undefined);
  return states.length === 0
    ? '–'
    : h(
        'details',
        null,
        h('summary', null, 'Show'),
        states.map(([title, state]) => h('div', null, h('h3', null, title), json(JSON.stringify(state)))),
      );
}
