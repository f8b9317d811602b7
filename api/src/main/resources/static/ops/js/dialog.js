import { announce } from '../../js/announcer.js';
import { h } from './dom.js';
import { field } from './fields.js';
import { plainButton } from './parts.js';

const MOST_REASON = 500;

/**
 * Asks for the values and the reason of a change, and makes it.
 *
 * `fields` are form fields. `confirm` is a text that the user types before a change that cannot be undone. `act` gets
 * the values by name, with `reason`. The dialog cannot be closed while it runs, and stays open with the problem if it
 * fails. `done` is announced. Resolves to the result of `act`, or to undefined if the user cancelled.
 */
export function change({ title, text, fields = [], confirm, label = title, danger = false, done = 'Done.', act }) {
  const problem = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const submit = h('button', { type: 'submit', class: `button ${danger ? 'danger' : 'primary'}` }, label);
  const cancel = plainButton('Cancel', () => dialog.close());
  const form = h(
    'form',
    { class: 'form', onsubmit: (event) => send(event) },
    text && h('p', null, text),
    fields,
    field('Reason', { name: 'reason', required: true, maxlength: MOST_REASON, placeholder: 'For the audit' }),
    confirm && field(`Type ${confirm} to confirm`, { name: 'confirm', required: true }),
    problem,
    h('footer', null, cancel, submit),
  );
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'dialog-title', oncancel },
    h('h2', { id: 'dialog-title' }, title),
    form,
  );
  let result;

  function oncancel(event) {
    if (cancel.disabled) {
      event.preventDefault();
    }
  }

  async function send(event) {
    event.preventDefault();
    const { confirm: typed, ...values } = valuesOf(form);
    setRunning(true);
    problem.hidden = true;
    try {
      if (typed !== confirm) {
        throw new Error(`Type ${confirm} to confirm.`);
      }
      result = (await act(values)) ?? true;
      dialog.close();
      announce(done);
    } catch (refusal) {
      problem.textContent = refusal.message;
      problem.hidden = false;
    } finally {
      setRunning(false);
    }
  }

  // Without the attribute, Chromium closes the dialog if Escape is pressed twice.
  function setRunning(isRunning) {
    submit.disabled = cancel.disabled = isRunning;
    dialog.setAttribute('closedby', isRunning ? 'none' : 'closerequest');
  }

  return shown(dialog).then(() => result);
}

/** Shows a dialog with these nodes until the user closes it. */
export function tell(title, ...content) {
  const close = h(
    'footer',
    null,
    plainButton('Close', () => dialog.close(), { class: 'button primary' }),
  );
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'dialog-title' },
    h('h2', { id: 'dialog-title' }, title),
    content,
    close,
  );
  return shown(dialog);
}

function shown(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((closed) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      closed();
    });
  });
}

// Fields that are not filled in are absent. Several fields with one name are a list.
function valuesOf(form) {
  const data = new FormData(form);
  return Object.fromEntries(
    [...new Set(data.keys())]
      .map((name) => [name, valueOf(form, name, data.getAll(name))])
      .filter(([, value]) => value !== ''),
  );
}

const valueOf = (form, name, all) => (form.elements[name] instanceof RadioNodeList ? all : all[0].trim());
