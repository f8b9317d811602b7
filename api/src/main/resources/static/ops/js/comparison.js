import { number } from '../../js/format.js';
import { get } from './api.js';
import { h } from './dom.js';
import { cardWith, failure, notice, plainButton } from './parts.js';
import { show } from './patch.js';
import { table } from './table.js';

// What was compared stays on the page while its progress is drawn again.
let result = null;

/** Compares the rebuilt standings with the live ones, when asked. */
export function comparison(page) {
  const compare = async () => {
    result = notice('Comparing…');
    show(target(), result);
    try {
      result = differences((await get('api/v1/admin/rebuild/compare', { signal: page.signal })).data);
    } catch (problem) {
      if (problem.status === undefined) {
        throw problem;
      }
      result = failure(problem);
    }
    show(target(), result);
  };
  return cardWith(
    'Comparison',
    [plainButton('Compare', compare)],
    h(
      'div',
      { id: 'comparison' },
      (result ?? notice('Compare the rebuilt standings with the live ones before you switch.')).cloneNode(true),
    ),
  );
}

const target = () => document.getElementById('comparison');

function differences({ behind, compared, boards, generation, other }) {
  return h(
    'div',
    { class: 'page' },
    h(
      'p',
      null,
      `${number(compared)} leaderboards of generation ${generation} and ${other} were compared: ${boards.length === 0 ? 'all are equal.' : `${number(boards.length)} differ.`}`,
    ),
    behind > 0 && notice(`${number(behind)} records were on one side only. Differences may be due to them.`),
    table(
      'Leaderboards that differ',
      [
        { title: 'Leaderboard', type: 'wide', cell: ({ leaderboard }) => leaderboard },
        { title: 'Players', type: 'number', cell: ({ total_players: total }) => number(total) },
        { title: 'Differing', type: 'number', cell: ({ differing }) => number(differing) },
        { title: 'Total difference', type: 'number', cell: ({ total_difference: total }) => number(total) },
        {
          title: 'Largest differences',
          type: 'wide',
          cell: ({ first }) =>
            h(
              'ul',
              { class: 'plain' },
              first.map((player) =>
                h(
                  'li',
                  null,
                  h('bdi', null, player.player_id),
                  `: ${number(player.score ?? NaN)} → ${number(player.other_score ?? NaN)}`,
                ),
              ),
            ),
        },
      ],
      boards,
      { key: ({ leaderboard }) => leaderboard, empty: 'No leaderboard differs.' },
    ),
  );
}
