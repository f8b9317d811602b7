import { clock, compact, number } from '../../js/format.js';
import { chart } from './chart.js';
import { h } from './dom.js';
import { flow } from './flow.js';
import { live } from './live.js';
import { badge, card, facts, failure, isolated, notice } from './parts.js';
import { link } from './router.js';
import { table } from './table.js';
import { duration, perSecond, text } from './units.js';

/** The whole system on one page. */
export function openOverview(page) {
  const draw = () =>
    page.show(
      live.problem && failure(live.problem),
      live.overview ? content(live.overview) : !live.problem && notice('Loading…'),
    );
  live.addEventListener('change', draw, { signal: page.signal });
  draw();
}

function content(view) {
  return [
    problems(view),
    numbers(view),
    charts(view),
    card('From events to standings', flow(view)),
    h(
      'div',
      { class: 'pair', 'data-key': 'pair' },
      card('Consumer groups', groups(view.groups)),
      card('Processors', processors(view)),
    ),
    h(
      'details',
      { class: 'card', 'data-key': 'folds' },
      h('summary', null, h('h2', null, 'Folds by partition')),
      folds(view.folds),
    ),
    h(
      'div',
      { class: 'pair', 'data-key': 'pair 2' },
      card('Shards of the standings', shards(view.shards)),
      card('Kafka brokers', brokers(view.cluster.brokers)),
    ),
    h('p', { class: 'hint', 'data-key': 'as of' }, `As of ${clock(view.time)}`),
  ];
}

function problems({ problems: all, ready }) {
  if (all.length === 0) {
    return h(
      'p',
      { class: 'allwell', 'data-key': 'problems' },
      ready ? 'No problems. New scores are counted.' : 'New scores are not counted yet.',
    );
  }
  return h(
    'section',
    { class: 'problems', 'aria-labelledby': 'problems-title', 'data-key': 'problems' },
    h('h2', { id: 'problems-title' }, ready ? 'Problems' : 'New scores are not counted'),
    h(
      'ul',
      null,
      all.map(({ service, message, remedy }) =>
        h(
          'li',
          null,
          badge(service),
          h('p', null, isolated(message)),
          remedy && h('p', { class: 'remedy' }, h('b', null, 'What to do: '), isolated(remedy)),
        ),
      ),
    ),
  );
}

function numbers({ history, folds: all, connections }) {
  const now = history.points.at(-1) ?? {};
  const standings = all.find(({ name }) => name === 'standings') ?? {};
  return h(
    'dl',
    { class: 'tiles', 'data-key': 'tiles' },
    tile('Records read', perSecond(standings.events_per_second)),
    tile('Records not read yet', compact(standings.behind)),
    tile('Latency, median', duration(now.latency_p50_ms ?? NaN), 'From the log to the standings'),
    tile('Latency, 99%', duration(now.latency_p99_ms ?? NaN), 'From the log to the standings'),
    tile(
      'Live clients',
      number(connections.websocket + connections.event_streams),
      `${number(connections.websocket)} WebSocket, ${number(connections.event_streams)} event streams`,
    ),
  );
}

const tile = (label, value, hint) =>
  h('div', null, h('dt', null, label), h('dd', null, value), hint && h('dd', { class: 'hint' }, hint));

function charts({ history: { points }, time }) {
  const end = Date.parse(time);
  const common = { points, end };
  return h(
    'div',
    { class: 'charts', 'data-key': 'charts' },
    chart('Throughput', { ...common, format: perSecond, series: [{ field: 'events_per_second', label: 'Records' }] }),
    chart('Latency', {
      ...common,
      format: duration,
      series: [
        { field: 'latency_p99_ms', label: '99%' },
        { field: 'latency_p50_ms', label: 'Median' },
      ],
    }),
    chart('Lag', { ...common, format: compact, series: [{ field: 'lag_events', label: 'Records' }] }),
  );
}

const groups = (all) =>
  table(
    'Consumer groups',
    [
      {
        title: 'Group',
        type: 'wide',
        cell: ({ group }) => h('a', { href: link('groups', [group]) }, h('bdi', null, group)),
      },
      { title: 'State', cell: ({ state }) => badge(state, /stable/i.test(state) ? 'good' : 'plain') },
      { title: 'Members', type: 'number', cell: ({ members }) => number(members) },
      { title: 'Lag', type: 'number', cell: ({ lag }) => number(lag) },
      { title: 'Rate', type: 'number', cell: ({ records_per_second: rate }) => perSecond(rate) },
    ],
    all,
    { key: ({ group }) => group, empty: 'No consumer groups.' },
  );

const isAway = ({ stores }, store) => stores.some(({ name, available }) => name === store && available === false);

// Processors report to Redis.
function processors(view) {
  const isUnknown = isAway(view, 'redis');
  return table(
    'Processors',
    [
      { title: 'Processor', type: 'wide', cell: ({ id }) => id },
      { title: 'Partitions', type: 'wide', cell: ({ partitions }) => grouped(partitions).join('; ') || 'none' },
      { title: 'Last report', type: 'number', cell: ({ age_seconds: age }) => `${duration(age * 1_000)} ago` },
      { title: 'State', type: 'wide', cell: (processor) => (isUnknown ? badge('Unknown') : stateOf(processor)) },
    ],
    view.processors,
    { key: ({ id }) => id, empty: isUnknown ? 'Unknown: Redis is unavailable.' : 'No processor is running.' },
  );
}

function stateOf({ silent, problems: found }) {
  if (silent) {
    return badge('No report', 'warn');
  }
  return found.length === 0
    ? badge('Works', 'good')
    : h(
        'ul',
        { class: 'plain' },
        found.map((problem) => h('li', null, badge('Problem', 'bad'), ' ', isolated(problem))),
      );
}

/** Partitions such as `game-events-0`, by topic: `game-events 0, 1`. */
function grouped(partitions) {
  const parts = partitions.map((partition) => partition.match(/^(.*)-(\d+)$/) ?? [partition, partition, '']);
  return [...Map.groupBy(parts, ([, topic]) => topic)].map(
    ([topic, of]) => `${topic} ${of.map(([, , id]) => id).join(', ')}`,
  );
}

const folds = (all) =>
  table(
    'Folds by partition',
    [
      { title: 'Fold', cell: ({ fold }) => fold },
      { title: 'Partition', cell: ({ partition }) => partition },
      { title: 'End of the log', type: 'number', cell: ({ end }) => number(end) },
      { title: 'Progress', type: 'number', cell: ({ progress }) => number(progress ?? NaN) },
      { title: 'Behind', type: 'number', cell: ({ behind }) => number(behind) },
    ],
    all.flatMap(({ name, partitions }) => partitions.map((partition) => ({ fold: name, ...partition }))),
    { key: ({ fold, partition }) => `${fold} ${partition}`, empty: 'No folds.' },
  );

const shards = (all) =>
  all.length === 0
    ? h('p', { class: 'hint none' }, 'Not known yet.')
    : facts(
        all.map(({ shard, behind }) => [
          `Shard ${text(shard)}`,
          behind > 0 ? `${number(behind)} behind` : 'Up to date',
        ]),
      );

const brokers = (all) =>
  table(
    'Kafka brokers',
    [
      { title: 'Broker', cell: ({ id }) => id },
      { title: 'Address', type: 'wide', cell: ({ address }) => address },
      { title: 'Role', cell: ({ controller }) => (controller ? 'Controller' : 'Broker') },
    ],
    all,
    { key: ({ id }) => `broker ${id}`, empty: 'No broker is known.' },
  );
