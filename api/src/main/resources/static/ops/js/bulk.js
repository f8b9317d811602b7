import { number } from '../../js/format.js';
import { post } from './api.js';
import { change, tell } from './dialog.js';
import { facts } from './parts.js';

const LIMIT = 1_000;
const NAMES = { would_count: 'Would be counted', sent: 'Sent', refused: 'Refused', duplicate: 'Counted already' };

/** Sends all letters that match the filters, or only reports what would happen, and shows the counts. */
export async function resendAll(query, isTrial, reload) {
  const counts = isTrial
    ? await trial(query)
    : await change({
        title: 'Send all letters that match',
        text: 'A letter counts once, however often it is sent. Letters that are still invalid are not sent.',
        label: 'Send',
        done: 'The letters were sent.',
        act: ({ reason }) => resend(query, { dry_run: false, change_reason: reason }),
      });
  if (counts) {
    await tell(isTrial ? 'If they were sent now' : 'Result', summary(counts));
    await reload();
  }
}

async function trial(query) {
  try {
    return await resend(query, { dry_run: true });
  } catch (problem) {
    await tell('The letters cannot be checked', problem.message);
    return undefined;
  }
}

async function resend(query, options) {
  const totals = {};
  let cursor;
  do {
    const { data, next } = await post('api/v1/admin/dlq/resend', {
      query: { ...query, ...options, limit: LIMIT, cursor },
    });
    Object.entries(data.counts).forEach(([result, count]) => (totals[result] = (totals[result] ?? 0) + count));
    cursor = next;
  } while (cursor);
  return totals;
}

function summary(counts) {
  const entries = Object.entries(counts);
  return entries.length === 0
    ? 'No letters match.'
    : facts(entries.map(([result, count]) => [NAMES[result] ?? result, number(count)]));
}
