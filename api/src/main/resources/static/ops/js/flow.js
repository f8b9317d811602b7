import { compact, number } from '../../js/format.js';
import { h } from './dom.js';
import { badge, isolated } from './parts.js';
import { link } from './router.js';
import { duration, perSecond } from './units.js';

/** What happens to events, from what writes into the log to the stores that hold the standings. */
export function flow({ sources, topics, folds, stores }) {
  return h(
    'div',
    { class: 'flow' },
    stage('Sources', 'What writes into the log', sources.map(source)),
    stage('Topics', 'Records in Kafka', topics.map(topic)),
    stage('Folds', 'What counts the events', folds.map(fold)),
    stage('Stores', 'Where the results are', stores.map(store)),
  );
}

const stage = (title, hint, boxes) =>
  h(
    'section',
    { class: 'stage', 'data-key': title },
    h('h3', null, title),
    h('p', { class: 'hint' }, hint),
    h('ul', null, boxes),
  );

const box = (name, tone, ...content) => h('li', { class: `box ${tone}`, 'data-key': name }, content);

const titled = (name, value) => h('p', { class: 'head' }, h('b', null, isolated(name)), h('span', null, value));

const source = ({ name, events_per_second: rate }) =>
  box(name, rate > 0 ? 'good' : 'idle', titled(name === 'http' ? 'HTTP' : name, perSecond(rate)));

const topic = ({ name, partitions, records, records_per_second: rate }) =>
  box(
    name,
    rate > 0 ? 'good' : 'idle',
    titled(h('a', { href: link('topics', [name]) }, h('bdi', null, name)), perSecond(rate)),
    h(
      'p',
      { class: 'hint' },
      `${compact(records)} records · ${number(partitions)} ${partitions === 1 ? 'partition' : 'partitions'}`,
    ),
  );

// What is null is not known.
function fold({ name, behind, events_per_second: rate, lag_seconds: lag, partitions }) {
  return box(
    name,
    lag > 5 ? 'warn' : rate > 0 ? 'good' : 'idle',
    titled(words(name), perSecond(rate)),
    h('p', { class: 'hint' }, progressOf(behind, lag)),
    h(
      'p',
      {
        class: 'cells',
        role: 'img',
        'aria-label': `Behind, by partition: ${partitions.map((p) => number(p.behind)).join(', ')}`,
      },
      partitions.map(({ partition, behind: part, progress }) =>
        h('i', {
          class: part > 0 ? 'late' : part === null ? 'unknown' : 'done',
          title: `Partition ${partition}: progress ${number(progress)}, ${number(part)} behind`,
        }),
      ),
    ),
  );
}

function progressOf(behind, lag) {
  if (behind === null) {
    return 'Progress unknown';
  }
  const time = lag > 0 ? `, ${duration(lag * 1_000)}` : '';
  return behind > 0 ? `${compact(behind)} records behind${time}` : 'Up to date';
}

function store({ name, available, detail }) {
  const [tone, state] = STATES.get(available);
  return box(
    name,
    tone,
    titled(words(name), badge(state, tone)),
    detail && h('p', { class: 'hint' }, isolated(detail)),
  );
}

const STATES = new Map([
  [true, ['good', 'Available']],
  [false, ['bad', 'Unavailable']],
  [null, ['plain', 'Not known yet']],
]);

const words = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
