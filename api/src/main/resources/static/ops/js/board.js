import { number } from '../../js/format.js';
import { get, path } from './api.js';
import { changeBoard, deleteBoard, resetBoard } from './board-changes.js';
import { h } from './dom.js';
import { verification } from './verification.js';
import { action, card, cardWith, facts } from './parts.js';
import { link } from './router.js';
import { table } from './table.js';
import { text, when } from './units.js';

const SEASONS = 20;
const PLAYERS = 10;

/** A leaderboard: its rules, its best players and its seasons. */
export function openBoard(page, id) {
  page.title(`Leaderboard ${id}`);
  const check = verification(page, id);
  const reload = () =>
    page.load(async (signal) => {
      const read = (call) => get(path`api/v1/leaderboards/${id}` + call, { signal });
      const [definition, stats, top, seasons] = await Promise.all([
        read(''),
        read('/stats'),
        read(`/top?limit=${PLAYERS}`),
        read(`/seasons?limit=${SEASONS}`),
      ]);
      return [
        h('p', { 'data-key': 'back' }, h('a', { href: link('boards') }, 'All leaderboards')),
        rules(definition.data, reload),
        card('Best players now', numbers(stats.data), players(top.data)),
        card(
          'Seasons',
          table('Seasons', SEASON_COLUMNS, seasons.data.seasons, {
            key: (season) => season.number,
            empty: 'No seasons.',
          }),
        ),
        check,
      ];
    });
  return reload();
}

const SEASON_COLUMNS = [
  { title: 'Season', cell: (season) => season.number },
  { title: 'Start', type: 'wide', cell: ({ start }) => when(start) },
  { title: 'End', type: 'wide', cell: ({ end }) => when(end) },
];

function rules(board, reload) {
  const { id, built_in: builtIn } = board;
  const buttons = builtIn
    ? []
    : [
        action('operate', 'Change', () => changeBoard(board).then(reload)),
        action('operate', 'New season', () => resetBoard(id).then(reload)),
        action(
          'operate',
          'Delete',
          () => deleteBoard(id).then((done) => done && (location.hash = link('boards'))),
          'danger',
        ),
      ];
  return cardWith(
    'Rules',
    buttons,
    facts(
      Object.entries(board).map(([name, value]) => [label(name), name.endsWith('_at') ? when(value) : text(value)]),
    ),
  );
}

const label = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

const numbers = ({ total_players: total, top_score: best, lowest_score: worst }) =>
  facts([
    ['Players', number(total)],
    ['Best score', number(best ?? NaN)],
    ['Worst score', number(worst ?? NaN)],
  ]);

const players = (all) =>
  table(
    'Best players',
    [
      { title: 'Rank', cell: ({ rank }) => rank },
      {
        title: 'Player',
        type: 'wide',
        cell: ({ player_name: name, player_id: id }) => (name && name !== id ? `${name} (${id})` : id),
      },
      { title: 'Score', type: 'number', cell: ({ score }) => number(score) },
    ],
    all,
    { key: ({ player_id: id }) => id, empty: 'No players yet.' },
  );
