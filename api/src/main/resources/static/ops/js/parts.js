import { access } from './access.js';
import { h } from './dom.js';

/** A titled part of a page. `actions` are next to the title. */
export const card = (title, ...content) => cardWith(title, [], ...content);

export function cardWith(title, actions, ...content) {
  return h(
    'section',
    { class: 'card', 'data-key': `card ${title}` },
    h('header', null, h('h2', null, title), actions),
    content,
  );
}

/** Labels with values. */
export function facts(pairs) {
  return h(
    'dl',
    { class: 'facts' },
    pairs.map(([label, value]) => h('div', null, h('dt', null, label), h('dd', null, isolated(value)))),
  );
}

/** A short status. `tone` is good, warn, bad or plain. */
export const badge = (text, tone = 'plain') => h('span', { class: `badge ${tone}` }, text);

/** A remark: what is missing, or what to do. */
export const notice = (...content) => h('p', { class: 'notice' }, content);

/** A failed call. It is announced. */
export const failure = (problem) => h('p', { class: 'notice bad', role: 'alert' }, problem.message);

/** A text of users or messages. Its direction does not affect the texts around it. */
export const isolated = (value) => (value instanceof Node ? value : h('bdi', null, value));

export const code = (value) => h('code', null, h('bdi', null, value));

/** A bar of `share`, 0 to 1. */
export const meter = (share) =>
  h('span', { class: 'meter', 'aria-hidden': 'true', style: { '--share': Math.min(1, share || 0).toFixed(3) } });

// Elements, because a button gets a new handler whenever its section is drawn again.
const busy = new WeakSet();

/** A button. It ignores clicks as long as the promise that `onclick` returns is pending. */
export const plainButton = (label, onclick, properties) =>
  h('button', { type: 'button', class: 'button', onclick: once(onclick), ...properties }, label);

const once =
  (onclick) =>
  async ({ currentTarget: button }) => {
    if (!busy.has(button)) {
      busy.add(button);
      try {
        await onclick();
      } finally {
        busy.delete(button);
      }
    }
  };

/** A button that makes a change; absent unless the caller has the role. */
export const action = (role, label, onclick, kind = '') =>
  access.may(role) && plainButton(label, onclick, { class: `button ${kind}` });
