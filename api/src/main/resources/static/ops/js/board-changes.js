import { patch, path, post, remove } from './api.js';
import { change } from './dialog.js';
import { choice, field } from './fields.js';

const BOARDS = 'api/v1/leaderboards';
const NUMBERS = ['max_entries', 'min', 'max', 'max_step', 'max_per_minute'];
const TEXTS = ['submit_limit', 'min_interval'];

/** Asks for the rules of a new leaderboard, and creates it. */
export const createBoard = () =>
  change({
    title: 'Create a leaderboard',
    fields: [
      field('Id', {
        name: 'id',
        required: true,
        maxlength: 64,
        pattern: '[A-Za-z0-9._\\-]+',
        hint: 'Letters, digits, dots, underscores, hyphens',
      }),
      choice('Best score', {
        name: 'sort_order',
        options: [
          ['desc', 'The highest (desc)'],
          ['asc', 'The lowest (asc)'],
        ],
        value: 'desc',
      }),
      choice('What counts', {
        name: 'update_mode',
        options: [
          ['best', 'The best score'],
          ['increment', 'The sum'],
          ['replace', 'The last score'],
        ],
        value: 'best',
      }),
      field('Time zone', { name: 'time_zone', placeholder: 'UTC' }),
      ...changeable({ reset_period: 'never', read: 'public', write: 'server', on_violation: 'reject' }),
    ],
    label: 'Create',
    done: 'The leaderboard was created.',
    act: ({ reason, ...values }) => post(BOARDS, { body: withNumbers(values), query: { change_reason: reason } }),
  });

/** Asks for other rules of a leaderboard, and changes those that differ. */
export const changeBoard = (board) =>
  change({
    title: `Change ${board.id}`,
    text: 'An empty field removes a limit.',
    fields: changeable(board),
    label: 'Change',
    done: 'The leaderboard was changed.',
    act: ({ reason, ...values }) =>
      patch(path`api/v1/leaderboards/${board.id}`, {
        body: differences(board, withNumbers(values)),
        query: { change_reason: reason },
      }),
  });

export const resetBoard = (id) =>
  change({
    title: `Begin a new season of ${id}`,
    text: 'The current season ends, and the leaderboard is empty. Past seasons can be read for a while.',
    label: 'Begin',
    danger: true,
    confirm: id,
    done: 'A new season has begun.',
    act: ({ reason }) => post(path`api/v1/leaderboards/${id}/reset`, { query: { change_reason: reason } }),
  });

export const deleteBoard = (id) =>
  change({
    title: `Delete ${id}`,
    text: 'Deletes the leaderboard with its scores. This cannot be undone.',
    label: 'Delete',
    danger: true,
    confirm: id,
    done: 'The leaderboard was deleted.',
    act: ({ reason }) => remove(path`api/v1/leaderboards/${id}`, { query: { change_reason: reason } }),
  });

function changeable(board) {
  const value = (name) => board[name] ?? '';
  const whole = (label, name) => field(label, { name, value: value(name), inputmode: 'numeric', pattern: '-?[0-9]+' });
  return [
    field('Name', { name: 'name', value: value('name'), maxlength: 64 }),
    field('New season', {
      name: 'reset_period',
      value: value('reset_period'),
      hint: 'never, hourly, daily, weekly, monthly, or CRON with five fields',
    }),
    whole('Entries that can be read', 'max_entries'),
    choice('Who may read', { name: 'read', options: ['public', 'player', 'server'], value: value('read') }),
    choice('Who may write', { name: 'write', options: ['server', 'player'], value: value('write') }),
    field('Scores of a player', { name: 'submit_limit', value: value('submit_limit'), placeholder: '10/1m' }),
    whole('Lowest score', 'min'),
    whole('Highest score', 'max'),
    whole('Largest step', 'max_step'),
    whole('Most in a minute', 'max_per_minute'),
    field('Shortest time between scores', { name: 'min_interval', value: value('min_interval'), placeholder: '10s' }),
    choice('A score that violates a bound', {
      name: 'on_violation',
      options: [
        ['reject', 'does not count'],
        ['quarantine', 'counts if a moderator accepts it'],
        ['flag', 'counts, and is listed for a review'],
      ],
      value: value('on_violation'),
    }),
  ];
}

const withNumbers = (values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, NUMBERS.includes(name) ? Number(value) : value]),
  );

function differences(board, values) {
  const emptied = [...NUMBERS, ...TEXTS].filter((name) => values[name] === undefined && board[name] !== null);
  const changed = Object.entries(values).filter(([name, value]) => value !== board[name]);
  return { ...Object.fromEntries(changed), ...Object.fromEntries(emptied.map((name) => [name, null])) };
}
