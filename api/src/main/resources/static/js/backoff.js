const FIRST = 500;
const LONGEST = 30_000;

/**
 * How long to wait before attempt number `attempt` (from 0) to reconnect, in milliseconds: doubling up to half a
 * minute, of which a random half is taken off. Without that, every dashboard would return to a restarted server at
 * the same instant.
 */
export function backoff(attempt, random = Math.random) {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 16));
  return most / 2 + (random() * most) / 2;
}
