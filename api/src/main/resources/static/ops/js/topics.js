import { number } from '../../js/format.js';
import { get, path } from './api.js';
import { h } from './dom.js';
import { Messages } from './messages.js';
import { badge, card, code } from './parts.js';
import { show } from './patch.js';
import { link } from './router.js';
import { table } from './table.js';
import { bytes, perSecond, text } from './units.js';

const INTERVAL = 3_000;

/** The topics, or the one that the address names, with its messages. */
export function openTopics(page) {
  const [topic] = page.parts;
  if (topic === undefined) {
    return page.follow(async (signal) => list((await get('api/v1/admin/kafka/topics', { signal })).data), INTERVAL);
  }
  page.title(`Topic ${topic}`);
  const details = h('div', { class: 'page', 'data-key': 'details' });
  const messages = new Messages(page, topic);
  const found = messages.begin();
  return page.load(async (signal) => {
    const { data } = await get(path`api/v1/admin/kafka/topics/${topic}`, { signal });
    show(details, one(data));
    messages.offer(data.partitions);
    return [found, details];
  });
}

const list = (all) =>
  table(
    'Topics',
    [
      {
        title: 'Topic',
        type: 'wide',
        cell: ({ name, internal }) =>
          h(
            'span',
            null,
            h('a', { href: link('topics', [name]) }, h('bdi', null, name)),
            internal && [' ', badge('internal')],
          ),
      },
      { title: 'Partitions', type: 'number', cell: ({ partitions }) => number(partitions) },
      { title: 'Replicas', type: 'number', cell: ({ replication }) => number(replication) },
      { title: 'Records', type: 'number', cell: ({ records }) => number(records) },
      { title: 'Rate', type: 'number', cell: ({ records_per_second: rate }) => perSecond(rate) },
      { title: 'Size', type: 'number', cell: ({ size_bytes: size }) => bytes(size ?? NaN) },
    ],
    all,
    { key: ({ name }) => name, empty: 'No topics.' },
  );

const one = ({ partitions, configuration }) => [
  card(
    'Partitions',
    table(
      'Partitions',
      [
        { title: 'Partition', cell: ({ partition }) => partition },
        { title: 'Leader', cell: ({ leader }) => text(leader) },
        { title: 'Replicas', cell: ({ replicas }) => replicas.join(', ') },
        {
          title: 'In sync',
          cell: ({ in_sync: inSync, replicas }) =>
            badge(inSync.join(', ') || 'none', inSync.length < replicas.length ? 'warn' : 'good'),
        },
        { title: 'First offset', type: 'number', cell: ({ begin }) => number(begin) },
        { title: 'End offset', type: 'number', cell: ({ end }) => number(end) },
        { title: 'Records', type: 'number', cell: ({ begin, end }) => number(end === null ? NaN : end - begin) },
      ],
      partitions,
      { key: ({ partition }) => `partition ${partition}` },
    ),
  ),
  card(
    'Configuration',
    table(
      'Configuration',
      [
        { title: 'Name', type: 'wide', cell: ({ name }) => code(name) },
        { title: 'Value', type: 'wide', cell: ({ value }) => text(value) },
        { title: 'Set by', cell: ({ source }) => text(source).toLowerCase().replaceAll('_', ' ') },
      ],
      configuration,
      { key: ({ name }) => name },
    ),
  ),
];
