import { get, path, post, put, remove } from './api.js';
import { change, tell } from './dialog.js';
import { h } from './dom.js';
import { area } from './fields.js';
import { json, pretty } from './json.js';
import { action, badge, card, cardWith, code, facts } from './parts.js';
import { link } from './router.js';
import { statusOf } from './letters.js';
import { text, when } from './units.js';

const RESULTS = { would_count: 'It would be counted.', sent: 'It was sent.' };

/** A dead letter with its bytes, and what can be done with it. */
export function openLetter(page, id) {
  page.title('Dead letter');
  const reload = () =>
    page.load(async (signal) => content((await get(path`api/v1/admin/dlq/${id}`, { signal })).data, reload));
  return reload();
}

function content(letter, reload) {
  const value = bytesOf(letter.value);
  return [
    h('p', { 'data-key': 'back' }, h('a', { href: link('dead-letters') }, 'All dead letters')),
    cardWith(
      'Why it was not counted',
      actions(letter, reload),
      h('p', { class: 'reason' }, h('bdi', null, letter.reason)),
      about(letter),
    ),
    letter.edited_value !== null && card('Edited value', json(letter.edited_value)),
    cardWith('Received value', [value.isBase64 && badge('Base64')], json(value.text)),
    card(
      'Key and headers',
      facts([
        ['Key', code(bytesOf(letter.key).text)],
        ...Object.entries(letter.headers).map(([name, header]) => [name, code(bytesOf(header).text)]),
      ]),
    ),
  ];
}

function about({ status, attempts, last_error: error, player_id: player, dead_time: time, source, id }) {
  return facts([
    ['Status', statusOf(status)],
    ['Attempts', attempts],
    ['Last error', text(error)],
    ['Player', text(player)],
    ['Found', when(time)],
    [
      'Source',
      h(
        'a',
        {
          href: link('topics', [source.topic], { start: 'offset', partition: source.partition, offset: source.offset }),
        },
        `${source.topic} ${source.partition}:${source.offset}`,
      ),
    ],
    ['Log time', when(source.log_time)],
    ['Id', code(id)],
  ]);
}

function actions(letter, reload) {
  return [
    action('operate', 'Edit', () => edit(letter).then(reload)),
    action('operate', 'Dry run', () => tryOut(letter)),
    action('operate', 'Send', () => send(letter).then(reload), 'primary'),
    letter.status !== 'discarded' && action('operate', 'Discard', () => discard(letter).then(reload), 'danger'),
  ];
}

async function edit({ id, edited_value: edited, value }) {
  const answer = await change({
    title: 'Edit the dead letter',
    text: 'The edited value is sent instead of the received one.',
    fields: [area('Value', { name: 'value', value: pretty(edited ?? bytesOf(value).text), required: true })],
    label: 'Save',
    done: 'The letter was edited.',
    act: ({ value: body, reason }) => put(path`api/v1/admin/dlq/${id}`, { body, query: { change_reason: reason } }),
  });
  if (answer) {
    await tell('Edited', verdict(answer.data.check));
  }
}

async function tryOut({ id }) {
  try {
    const { data } = await post(path`api/v1/admin/dlq/${id}/resend`, { query: { dry_run: true } });
    await tell('If it were sent now', verdict(data));
  } catch (problem) {
    await tell('If it were sent now', problem.message);
  }
}

const send = ({ id }) =>
  change({
    title: 'Send the dead letter',
    text: 'It counts once, however often it is sent.',
    label: 'Send',
    done: 'The letter was sent.',
    act: ({ reason }) => post(path`api/v1/admin/dlq/${id}/resend`, { query: { change_reason: reason } }),
  });

const discard = ({ id }) =>
  change({
    title: 'Discard the dead letter',
    text: 'It is kept, but not sent again. Editing it reopens it.',
    label: 'Discard',
    danger: true,
    done: 'The letter was discarded.',
    act: ({ reason }) => remove(path`api/v1/admin/dlq/${id}`, { query: { change_reason: reason } }),
  });

const verdict = ({ result, reason }) =>
  h('p', null, RESULTS[result] ?? result.replaceAll('_', ' '), reason && [' ', h('bdi', null, reason)]);

// Bytes that are not text are in `{base64}`.
function bytesOf(value) {
  const isBase64 = typeof value === 'object' && value !== null;
  return { isBase64, text: isBase64 ? value.base64 : (value ?? '') };
}
