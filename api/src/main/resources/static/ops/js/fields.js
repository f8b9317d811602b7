import { h } from './dom.js';

/** A labelled input. `properties` are those of the input; `hint` explains it. */
export function field(label, { hint, ...properties }) {
  return labelled(label, hint, h('input', { type: 'text', autocomplete: 'off', ...properties }));
}

/** A labelled text of several lines. */
export function area(label, { hint, value = '', ...properties }) {
  return labelled(label, hint, h('textarea', { rows: 12, spellcheck: 'false', ...properties }, value));
}

/** A labelled choice. `options` are values, or pairs of value and text. */
export function choice(label, { hint, options, value, ...properties }) {
  const pairs = options.map((option) => (Array.isArray(option) ? option : [option, option]));
  return labelled(
    label,
    hint,
    h(
      'select',
      properties,
      pairs.map(([id, text]) => h('option', { value: id, selected: id === value }, text)),
    ),
  );
}

/** Check boxes with one name. */
export function checks(legend, name, values) {
  const boxes = values.map((value) =>
    h('label', { class: 'check' }, h('input', { type: 'checkbox', name, value }), value),
  );
  return h('fieldset', null, h('legend', null, legend), boxes);
}

const labelled = (label, hint, input) =>
  h('label', { class: 'field' }, h('span', null, label), input, hint && h('small', null, hint));

/** The values of a form of filters, without empty ones. */
export function filtersOf(form) {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''),
  );
}

/** The ids of a field, which commas separate. Undefined if it is not filled in. */
export const ids = (text) =>
  text
    ?.split(',')
    .map((id) => id.trim())
    .filter(Boolean);
