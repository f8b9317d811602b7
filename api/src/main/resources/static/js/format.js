// Uses the reader's locale throughout.
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const oneDecimal = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });

const NOTHING = '–';
const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** A whole number in full; a dash for a value that is not a number. */
export const number = (value) => (Number.isFinite(value) ? whole.format(value) : NOTHING);

/** A number for small spaces: full up to eight digits, then as in 1.2B. */
export const compact = (value) => (Math.abs(value) >= 1e8 ? short.format(value) : number(value));

/** A rate per second, with a decimal below 100. */
export const rate = (value) => (value < 100 ? oneDecimal.format(value) : compact(value));

/** The ratio of `part` to `per`, as in 1.8. */
export const ratio = (part, per) => oneDecimal.format(part / Math.max(1, per));

/** The time of day of an ISO timestamp, to the second. */
export const clock = (iso) => formatted(timeOfDay, iso);

/** Day and time of an ISO timestamp. */
export const moment = (iso) => formatted(dayAndTime, iso);

function formatted(format, iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? NOTHING : format.format(date);
}

/** The time from `then` to `now` (both in milliseconds), as in "3 min. ago". */
export function ago(then, now = Date.now()) {
  if (Number.isNaN(then)) {
    return NOTHING;
  }
  const past = Math.max(0, now - then);
  const [unit, length] = SPANS.find(([, span]) => past >= span) ?? ['second', Infinity];
  return relative.format(-Math.floor(past / length), unit);
}

/** A player's display name: every player has an id, but not every player has a name. */
export const nameOf = (player) => player.player_name || player.player_id;
