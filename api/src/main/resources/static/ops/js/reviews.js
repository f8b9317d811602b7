import { number } from '../../js/format.js';
import { get, path, post } from './api.js';
import { change } from './dialog.js';
import { h } from './dom.js';
import { choice, field, filtersOf } from './fields.js';
import { Listing } from './listing.js';
import { action, badge, cardWith } from './parts.js';
import { link } from './router.js';
import { table } from './table.js';
import { text, when } from './units.js';

const STATUSES = ['open', 'accepted', 'rejected'];

/** Scores that violate a bound of their leaderboard. */
export function openReviews(page) {
  const filters = { status: 'open', ...Object.fromEntries(page.query) };
  const reviews = h('div', { class: 'page', 'data-key': 'reviews' });
  const reload = () => listing.load();
  const listing = new Listing(
    reviews,
    (cursor) => get('api/v1/reviews', { query: { ...filters, cursor }, signal: page.signal }),
    (all) => list(all, reload),
  );
  page.show(cardWith('Scores that violate a bound', [], form(filters), reviews));
  return reload();
}

const form = (filters) =>
  h(
    'form',
    {
      class: 'filters',
      onsubmit: (event) => {
        event.preventDefault();
        location.hash = link('reviews', [], filtersOf(event.target));
      },
    },
    choice('Status', { name: 'status', options: STATUSES, value: filters.status }),
    field('Leaderboard', { name: 'leaderboard_id', value: filters.leaderboard_id ?? '' }),
    h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'button primary' }, 'Search')),
  );

const list = (all, reload) =>
  table(
    'Scores to review',
    [
      { title: 'Time', cell: ({ log_time: time }) => when(time) },
      { title: 'Player', type: 'wide', cell: ({ player_id: player }) => player },
      {
        title: 'Leaderboard',
        type: 'wide',
        cell: ({ leaderboard_id: board }) => h('a', { href: link('boards', [board]) }, h('bdi', null, board)),
      },
      { title: 'Score', type: 'number', cell: ({ score }) => number(score) },
      { title: 'Bound', cell: ({ rule }) => rule },
      { title: 'Now', cell: ({ action: what }) => badge(what === 'flag' ? 'counts' : 'does not count', 'warn') },
      { title: 'Decision', type: 'wide', cell: (review) => decision(review, reload) },
    ],
    all,
    {
      key: ({ event_id: id, leaderboard_id: board, player_id: player }) => `${id} ${board} ${player}`,
      empty: 'No scores to review.',
    },
  );

function decision(review, reload) {
  const { status, reason, decided_at: time } = review;
  return status === 'open'
    ? h(
        'span',
        { class: 'buttons' },
        action('moderate', 'Accept', () => decide(review, 'accept').then(reload)),
        action('moderate', 'Reject', () => decide(review, 'reject').then(reload), 'danger'),
      )
    : h(
        'span',
        null,
        badge(status, status === 'accepted' ? 'good' : 'bad'),
        ` ${when(time)} `,
        h('bdi', null, text(reason)),
      );
}

const EFFECTS = {
  quarantine: {
    accept: 'The score counts in the season and the periods that it would have counted in.',
    reject: 'The score stays without effect.',
  },
  flag: {
    accept: 'The score counts already.',
    reject: 'The score goes on counting. Remove the player from the leaderboard if it must not.',
  },
};

const decide = ({ event_id: id, action: what, player_id: player, score }, decided) =>
  change({
    title: `${decided === 'accept' ? 'Accept' : 'Reject'} ${number(score)} of ${player}`,
    text: EFFECTS[what]?.[decided],
    label: decided === 'accept' ? 'Accept' : 'Reject',
    danger: decided === 'reject',
    done: `The score was ${decided}ed.`,
    act: ({ reason }) => post(path`api/v1/reviews/${id}/` + decided, { body: { reason } }),
  });
