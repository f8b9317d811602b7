import { h } from './dom.js';
import { isolated } from './parts.js';

/**
 * A table. On narrow screens each row is a block with the titles of its columns, and the roles keep it a table.
 *
 * A column is `{title, cell, type}`: `cell` returns the content for a row, `type` is `number` (right-aligned), `wide` or
 * absent. `key` returns what identifies a row, so that it stays the same element when the order changes.
 */
export function table(caption, columns, rows, { key, empty = 'None.' } = {}) {
  if (rows.length === 0) {
    return h('p', { class: 'hint none' }, empty);
  }
  return h(
    'table',
    { class: 'rows', role: 'table', 'aria-label': caption },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(head))),
    h(
      'tbody',
      { role: 'rowgroup' },
      rows.map((row) =>
        h(
          'tr',
          { role: 'row', 'data-key': key?.(row) },
          columns.map((column) => cell(column, row)),
        ),
      ),
    ),
  );
}

const head = ({ title, type }) => h('th', { role: 'columnheader', scope: 'col', class: type }, title);

const cell = ({ title, type, cell: content }, row) =>
  h('td', { role: 'cell', class: type, 'data-title': title }, isolated(content(row)));
