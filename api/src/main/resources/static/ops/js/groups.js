import { number } from '../../js/format.js';
import { get, path } from './api.js';
import { h } from './dom.js';
import { badge, card, facts } from './parts.js';
import { link } from './router.js';
import { table } from './table.js';
import { perSecond, text } from './units.js';

const GROUPS = 'api/v1/admin/kafka/groups';
const INTERVAL = 3_000;

/** The consumer groups, or the one that the address names. */
export function openGroups(page) {
  const [group] = page.parts;
  if (group === undefined) {
    return page.follow(async (signal) => list((await get(GROUPS, { signal })).data), INTERVAL);
  }
  page.title(`Group ${group}`);
  return page.follow(
    async (signal) => one((await get(path`api/v1/admin/kafka/groups/${group}`, { signal })).data),
    INTERVAL,
  );
}

const state = ({ state: name }) => badge(name, /stable/i.test(name) ? 'good' : 'plain');

const list = (all) =>
  table(
    'Consumer groups',
    [
      {
        title: 'Group',
        type: 'wide',
        cell: ({ group }) => h('a', { href: link('groups', [group]) }, h('bdi', null, group)),
      },
      { title: 'State', cell: state },
      { title: 'Members', type: 'number', cell: ({ members }) => number(members) },
      { title: 'Lag', type: 'number', cell: ({ lag }) => number(lag) },
      { title: 'Rate', type: 'number', cell: ({ records_per_second: rate }) => perSecond(rate) },
    ],
    all,
    { key: ({ group }) => group, empty: 'No consumer groups.' },
  );

function one(group) {
  return [
    card(
      'State',
      facts([
        ['State', state(group)],
        ['Coordinator', text(group.coordinator)],
        ['Members', number(group.members.length)],
        ['Lag', number(group.partitions.reduce((sum, { lag }) => sum + (lag ?? 0), 0))],
      ]),
    ),
    card('Members', members(group.members)),
    card('Partitions', partitions(group.partitions)),
  ];
}

const members = (all) =>
  table(
    'Members',
    [
      { title: 'Member', type: 'wide', cell: ({ id }) => id },
      { title: 'Client', type: 'wide', cell: ({ client }) => client },
      { title: 'Host', type: 'wide', cell: ({ host }) => host },
      { title: 'Partitions', type: 'wide', cell: ({ partitions: own }) => own.join(', ') || 'none' },
    ],
    all,
    { key: ({ id }) => id, empty: 'The group has no members.' },
  );

const partitions = (all) =>
  table(
    'Partitions',
    [
      {
        title: 'Topic',
        type: 'wide',
        cell: ({ topic }) => h('a', { href: link('topics', [topic]) }, h('bdi', null, topic)),
      },
      { title: 'Partition', cell: ({ partition }) => partition },
      { title: 'Committed', type: 'number', cell: ({ committed }) => number(committed ?? NaN) },
      { title: 'End', type: 'number', cell: ({ end }) => number(end ?? NaN) },
      { title: 'Lag', type: 'number', cell: ({ lag }) => number(lag ?? NaN) },
      { title: 'Member', type: 'wide', cell: ({ member }) => text(member) },
    ],
    all,
    { key: ({ topic, partition }) => `${topic} ${partition}`, empty: 'The group has committed no offsets.' },
  );
