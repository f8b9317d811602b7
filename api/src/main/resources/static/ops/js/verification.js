import { number } from '../../js/format.js';
import { get, path } from './api.js';
import { h } from './dom.js';
import { action, badge, cardWith, failure, notice } from './parts.js';
import { show } from './patch.js';
import { table } from './table.js';
import { text } from './units.js';

/** Compares a leaderboard with the log, when asked. */
export function verification(page, id) {
  const result = h(
    'div',
    { class: 'page' },
    notice(
      'The archive replays the log and compares the standings player by player. A large leaderboard takes a while.',
    ),
  );
  const verify = async () => {
    show(result, notice('Comparing…'));
    try {
      show(result, parts((await get(path`api/v1/leaderboards/${id}/verify`, { signal: page.signal })).data));
    } catch (problem) {
      if (problem.status === undefined) {
        throw problem;
      }
      show(result, failure(problem));
    }
  };
  return cardWith('Comparison with the log', [action('operate', 'Verify', verify)], result);
}

const parts = ({ equal, parts: all, players_compared: players }) => [
  h(
    'p',
    null,
    badge(equal ? 'Equal' : 'Not equal', equal ? 'good' : 'bad'),
    ` ${number(players)} players were compared.`,
  ),
  table(
    'Parts of the leaderboard',
    [
      { title: 'Season', cell: ({ season }) => season },
      { title: 'Window', cell: ({ window, period }) => `${window} ${period}`.trim() },
      { title: 'Players', type: 'number', cell: ({ players: count }) => number(count) },
      { title: 'Differing', type: 'number', cell: ({ differing }) => number(differing) },
      {
        title: 'Differences',
        type: 'wide',
        cell: ({ differences }) =>
          h(
            'ul',
            { class: 'plain' },
            differences.map((of) =>
              h('li', null, h('bdi', null, of.player_id), `: log ${text(of.archive)}, standings ${text(of.standings)}`),
            ),
          ),
      },
    ],
    all,
    { key: ({ season, window, period }) => `${season} ${window} ${period}`, empty: 'The leaderboard has no scores.' },
  ),
];
