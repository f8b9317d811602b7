import { h } from './dom.js';
import { json, pretty } from './json.js';
import { badge, code, facts, plainButton } from './parts.js';
import { bytes, precise, text, when } from './units.js';

const PREVIEW = 200;
const WITHHELD = 'Values of this topic are not shown.';
const DELETED = 'No value: Kafka deletes the key when it compacts the topic.';

/** A message of a topic: one line, which opens to its headers and its value. */
export function messageRow(message) {
  const { partition, offset, time, key, value, size } = message;
  const row = h(
    'details',
    {
      'data-lazy': '',
      ontoggle: ({ target: details }) =>
        details.open && details.childElementCount === 1 && details.append(contents(message)),
    },
    h(
      'summary',
      null,
      h('time', { datetime: time, title: when(time) }, precise(time)),
      h('span', { class: 'place' }, h('span', { class: 'unseen' }, 'partition and offset '), `${partition}:${offset}`),
      h('bdi', { class: 'key' }, text(key)),
      h('bdi', { class: 'preview' }, value === null ? 'no value' : value.slice(0, PREVIEW)),
      h('span', { class: 'size' }, bytes(size)),
    ),
  );
  return h('li', { 'data-key': `${partition}:${offset}` }, row);
}

function contents({ partition, offset, time, key, value, headers, size, truncated, encoding, withheld }) {
  return h(
    'div',
    { class: 'contents' },
    facts([
      ['Partition', partition],
      ['Offset', offset],
      ['Log time', time],
      ['Key', code(text(key))],
      ['Size', bytes(size)],
    ]),
    headers.length > 0 &&
      h('div', null, h('h3', null, 'Headers'), facts(headers.map((header) => [header.name, code(text(header.value))]))),
    h(
      'div',
      { class: 'value' },
      h(
        'header',
        null,
        h('h3', null, 'Value'),
        encoding === 'base64' && badge('Base64'),
        truncated && badge('Truncated', 'warn'),
        value !== null && copyButton(value),
      ),
      value === null ? h('p', { class: 'hint' }, withheld ? WITHHELD : DELETED) : json(value),
    ),
  );
}

/** Copies a text, indented if it is JSON. */
function copyButton(value) {
  const button = plainButton('Copy', async () => {
    // Without TLS a page may not write to the clipboard.
    const isCopied = await navigator.clipboard?.writeText(pretty(value)).then(
      () => true,
      () => false,
    );
    button.textContent = isCopied ? 'Copied' : 'Not allowed by the browser';
  });
  return button;
}
