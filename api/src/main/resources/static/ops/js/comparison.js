import { number } from '../../js/format.js';
import { get } from './api.js';
import { h } from './dom.js';
import { cardWith, failure, notice, plainButton } from './parts.js';
import { show } from './patch.js';
import { table } from './table.js';

const HINT = 'Compare the rebuilt standings with the live ones before you switch.';

/** Compares the rebuilt standings with the live ones, when asked. */
export class Comparison {
  #page;
  #element = h('div', null, notice(HINT));
  #card;

  constructor(page) {
    this.#page = page;
  }

  /** The card with the newest result. It is the same element each time, so that the result stays. */
  get card() {
    this.#card ??= cardWith('Comparison', [plainButton('Compare', () => this.#compare())], this.#element);
    return this.#card;
  }

  async #compare() {
    show(this.#element, notice('Comparing…'));
    try {
      const { data } = await get('api/v1/admin/rebuild/compare', { signal: this.#page.signal });
      show(this.#element, differences(data));
    } catch (problem) {
      if (problem.status === undefined) {
        throw problem;
      }
      show(this.#element, failure(problem));
    }
  }
}

function differences({ behind, compared, boards, generation, other }) {
  return h(
    'div',
    { class: 'page' },
    h(
      'p',
      null,
      `${number(compared)} leaderboards of generation ${generation} and ${other} were compared: ${verdict(boards.length)}`,
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

const verdict = (count) => (count === 0 ? 'all are equal.' : `${number(count)} ${count === 1 ? 'differs' : 'differ'}.`);
