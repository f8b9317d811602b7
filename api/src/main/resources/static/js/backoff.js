const FIRST = 500;
const LONGEST = 30_000;

/**
 * The delay before attempt number `attempt` (from 0) to reconnect, in milliseconds. It doubles up to 30 seconds, and up
 * to a half of it is subtracted at random. Otherwise every dashboard would reconnect to a restarted server at the same
 * moment.
 */
export function backoff(attempt, random = Math.random) {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 16));
  return most / 2 + (random() * most) / 2;
}
