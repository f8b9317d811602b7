import { number } from '../../js/format.js';
import { get, post, Problem } from './api.js';
import { change, tell } from './dialog.js';
import { facts } from './parts.js';

const LETTERS = 'api/v1/admin/dlq';
const LIMIT = 1_000;
const NAMES = {
  would_count: 'Would be counted',
  sent: 'Sent',
  refused: 'Refused',
  failed: 'Not confirmed by Kafka',
};

/**
 * Sends all letters that match the filters, or only reports what would happen, and shows the counts. Without a status,
 * these are the open ones.
 */
export async function resendAll(filters, isTrial, reload) {
  const query = { ...filters, status: filters.status ?? 'open' };
  try {
    const counts = isTrial ? await resend(query, { dry_run: true }) : await send(query);
    if (counts) {
      await tell(isTrial ? 'If they were sent now' : 'Result', summary(counts));
    }
    await reload();
  } catch (problem) {
    if (problem.status === undefined) {
      throw problem;
    }
    await tell(isTrial ? 'The letters cannot be checked' : 'The letters cannot be read', problem.message);
  }
}

async function send(query) {
  const { data } = await get(`${LETTERS}/counts`, { query });
  const count = data.reduce((sum, of) => sum + of.count, 0);
  return change({
    title: `Send all ${query.status} letters that match`,
    text: `These are ${number(count)} now. A letter counts once, however often it is sent. Letters that are still invalid are not sent.`,
    label: 'Send',
    done: 'The letters were sent.',
    act: ({ reason }) => resend(query, { dry_run: false, change_reason: reason }),
  });
}

async function resend(query, options) {
  const totals = {};
  let cursor;
  try {
    do {
      const { data, next } = await post(`${LETTERS}/resend`, { query: { ...query, ...options, limit: LIMIT, cursor } });
      Object.entries(data.counts).forEach(([result, count]) => (totals[result] = (totals[result] ?? 0) + count));
      cursor = next;
    } while (cursor);
  } catch (problem) {
    throw cursor ? new Problem(problem.status, `${problem.message} Until then: ${words(totals)}.`) : problem;
  }
  return totals;
}

const entries = (counts) => Object.entries(counts).map(([result, count]) => [NAMES[result] ?? result, number(count)]);

const words = (counts) =>
  entries(counts)
    .map(([result, count]) => `${result}: ${count}`)
    .join(', ');

function summary(counts) {
  const all = entries(counts);
  return all.length === 0 ? 'No letters match.' : facts(all);
}
