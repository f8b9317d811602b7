import { h } from './dom.js';
import { choice, field, filtersOf } from './fields.js';
import { plainButton } from './parts.js';
import { show } from './patch.js';

const STARTS = [
  ['newest', 'The newest'],
  ['oldest', 'The oldest'],
  ['offset', 'From an offset'],
  ['time', 'From a time'],
];
const LIMITS = ['50', '100', '500'];

/** What to search in the messages of a topic. */
export class MessageForm {
  #chosen;
  #follow;

  /** `chosen` has the values of the address. */
  constructor(chosen, { onSearch, onFollow }) {
    this.#chosen = chosen;
    this.#follow = plainButton('Follow', onFollow, { 'aria-pressed': 'false' });
    this.element = h('form', { class: 'filters', onsubmit: submit, onchange: () => this.#adapt() }, this.#fields());
    this.#adapt();

    function submit(event) {
      event.preventDefault();
      onSearch();
    }
  }

  #fields() {
    const value = (name) => this.#chosen.get(name) ?? '';
    return [
      choice('Show', { name: 'start', options: STARTS, value: value('start') }),
      choice('Partition', { name: 'partition', options: partitions([value('partition')]), value: value('partition') }),
      field('Offset', { name: 'offset', value: value('offset'), inputmode: 'numeric', pattern: '[0-9]+' }),
      field('Time', { name: 'time', type: 'datetime-local', step: 1, value: local(value('time')) }),
      field('Key', { name: 'key', value: value('key'), placeholder: 'The whole key' }),
      field('Text', { name: 'text', value: value('text'), placeholder: 'In key, value or headers', maxlength: 200 }),
      choice('At most', { name: 'limit', options: LIMITS, value: value('limit') }),
      h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'button primary' }, 'Search'), this.#follow),
    ];
  }

  /** Offers the partitions of the topic. */
  offer(all) {
    const select = this.element.elements.partition;
    const chosen = select.value;
    const options = partitions(all.map(({ partition }) => String(partition)));
    show(
      select,
      options.map(([id, text]) => h('option', { value: id }, text)),
    );
    select.value = chosen;
  }

  /** The parameters of the call. While new messages are followed, the search begins at the newest. */
  query() {
    const { offset, time, start, ...others } = filtersOf(this.element);
    return {
      start,
      ...others,
      ...(start === 'offset' && { offset }),
      ...(start === 'time' && { time: new Date(time).toISOString() }),
    };
  }

  setFollowing(isFollowing) {
    this.#follow.textContent = isFollowing ? 'Stop' : 'Follow';
    this.#follow.setAttribute('aria-pressed', isFollowing);
    if (isFollowing) {
      this.element.elements.start.value = 'newest';
      this.#adapt();
    }
  }

  // Shows only the fields that the start needs.
  #adapt() {
    const { start } = this.element.elements;
    for (const name of ['offset', 'time']) {
      const input = this.element.elements[name];
      input.required = start.value === name;
      input.closest('label').hidden = start.value !== name;
    }
  }
}

const partitions = (ids) => [['', 'All'], ...ids.filter(Boolean).map((id) => [id, id])];

// The value of an input of local time for an ISO time.
function local(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? ''
    : new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
