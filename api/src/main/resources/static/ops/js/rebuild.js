import { number } from '../../js/format.js';
import { get, post, remove } from './api.js';
import { change } from './dialog.js';
import { h } from './dom.js';
import { choice, field } from './fields.js';
import { Comparison } from './comparison.js';
import { live } from './live.js';
import { action, badge, cardWith, facts, isolated, meter, notice } from './parts.js';
import { duration, text } from './units.js';

const REBUILD = 'api/v1/admin/rebuild';
const INTERVAL = 2_000;
const PHASES = {
  idle: 'No rebuild is running',
  building: 'Replaying the log',
  caught_up: 'Ready for a switch',
  switching: 'Switching',
  switched: 'Switched: the previous standings are kept',
};

/** The progress of a rebuild, the comparison with the live standings, and the restore of lost leaderboards. */
export function openRebuild(page) {
  const comparison = new Comparison(page);
  const draw = async (signal) => content((await get(REBUILD, { signal })).data, comparison, () => page.load(draw));
  return page.follow(draw, INTERVAL);
}

function content(status, comparison, again) {
  return [
    cardWith('Rebuild', actions(status, again), progress(status)),
    ['caught_up', 'switched'].includes(status.phase) && comparison.card,
    cardWith(
      'Restore',
      [
        action('operate', 'Restore leaderboards', () => restore().then(again)),
        action('operate', 'Discard them', () => forget().then(again), 'danger'),
      ],
      restoring(),
    ),
  ];
}

function progress(status) {
  const {
    phase,
    generation,
    next,
    previous,
    boards,
    settings,
    done,
    total,
    records_per_second: rate,
    behind,
    tables,
    trouble,
  } = status;
  const left = rate > 0 ? ((total - done) / rate) * 1_000 : NaN;
  const isRunning = next !== null;
  return [
    h('p', { class: 'reason', 'data-key': 'phase' }, PHASES[phase] ?? phase),
    trouble && h('p', { class: 'notice bad', role: 'alert', 'data-key': 'trouble' }, isolated(trouble)),
    isRunning &&
      h(
        'p',
        { class: 'progress', 'data-key': 'progress' },
        meter(total > 0 ? done / total : 0),
        h(
          'span',
          null,
          `${number(Math.min(done, total))} of ${number(total)} records · ${number(rate)}/s · ${phase === 'building' ? duration(left) : '0 s'} left`,
        ),
      ),
    facts([
      ['Live generation', number(generation)],
      ['Next generation', text(next)],
      ['Previous generation', text(previous)],
      ['Behind the live one', number(behind)],
      ['Leaderboards with other rules', boards.join(', ') || 'none'],
      ['Other settings', settings.join(', ') || 'none'],
      ['Tables of another generation', tables.join(', ') || 'none'],
    ]),
  ];
}

function actions({ phase, next, previous }, again) {
  return [
    next === null && previous === null && action('operate', 'Start', () => start().then(again), 'primary'),
    phase === 'caught_up' &&
      action(
        'operate',
        'Switch',
        () =>
          switchTo('switch', 'Switch to the rebuilt standings', 'No response mixes old and new standings.').then(again),
        'primary',
      ),
    previous !== null &&
      action('operate', 'Switch back', () =>
        switchTo(
          'switch-back',
          'Switch back to the previous standings',
          'It switches when they have caught up with the log.',
        ).then(again),
      ),
    (next !== null || previous !== null) && action('operate', 'Delete', () => drop().then(again), 'danger'),
  ];
}

const start = () =>
  change({
    title: 'Replay the whole log',
    text: 'Builds new standings. The standings that are read do not change until you switch. Without a leaderboard, the rules stay as they are.',
    fields: [
      field('Leaderboard with other rules', { name: 'board', maxlength: 64, placeholder: 'None' }),
      choice('Best score', {
        name: 'sort_order',
        options: [
          ['', 'As now'],
          ['desc', 'The highest (desc)'],
          ['asc', 'The lowest (asc)'],
        ],
        value: '',
      }),
      choice('What counts', {
        name: 'update_mode',
        options: [
          ['', 'As now'],
          ['best', 'The best score'],
          ['increment', 'The sum'],
          ['replace', 'The last score'],
        ],
        value: '',
      }),
    ],
    label: 'Start',
    done: 'The rebuild has begun.',
    act: ({ board, sort_order: order, update_mode: mode, reason }) =>
      post(REBUILD, {
        body: { boards: board ? { [board]: { sort_order: order, update_mode: mode } } : {} },
        query: { change_reason: reason },
      }),
  });

const switchTo = (call, title, words) =>
  change({
    title,
    text: words,
    label: 'Switch',
    danger: true,
    done: 'The switch was ordered.',
    act: ({ reason }) => post(`${REBUILD}/${call}`, { query: { change_reason: reason } }),
  });

const drop = () =>
  change({
    title: 'Delete the standings that are not live',
    text: 'Afterwards there is nothing to switch to. A new rebuild replays the whole log.',
    label: 'Delete',
    danger: true,
    confirm: 'delete',
    done: 'The standings were deleted.',
    act: ({ reason }) => remove(REBUILD, { query: { change_reason: reason } }),
  });

const restoreDefinitions = (isForget, words) =>
  change({
    ...words,
    act: async ({ reason }) => {
      const { data } = await post('api/v1/admin/restore/definitions', {
        query: { forget: isForget, change_reason: reason },
      });
      return data;
    },
  });

const restore = () =>
  restoreDefinitions(false, {
    title: 'Restore leaderboards that Kafka has lost',
    text: 'Writes the leaderboards that PostgreSQL or Redis contains to Kafka again. Seasons and scores do not change.',
    label: 'Restore',
    done: 'The leaderboards were restored.',
  });

const forget = () =>
  restoreDefinitions(true, {
    title: 'Discard leaderboards that Kafka has lost',
    text: 'The leaderboards that PostgreSQL or Redis contains, but Kafka does not, are written as deleted. Their scores are lost.',
    label: 'Discard',
    danger: true,
    confirm: 'discard',
    done: 'The leaderboards were discarded.',
  });

function restoring() {
  const shards = live.overview?.shards ?? [];
  const late = shards.filter(({ behind }) => behind > 0);
  return [
    notice(
      'If Redis has lost its standings, the archive refills it by itself. While leaderboards are missing in Kafka, nothing is counted: restore them here.',
    ),
    h(
      'p',
      { 'data-key': 'shards' },
      shards.length === 0 && badge('The state of the shards is not known yet'),
      shards.length > 0 && late.length === 0
        ? badge('All shards are up to date', 'good')
        : late.map(({ shard, behind }) => badge(`Shard ${shard}: ${number(behind)} behind`, 'warn')),
    ),
  ];
}
