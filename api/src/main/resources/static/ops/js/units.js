import { moment, number, rate } from '../../js/format.js';

const NOTHING = '–';
const toMilliseconds = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const BYTES = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A size as in 1.5 MB; a dash if it is unknown. */
export function bytes(value) {
  if (!Number.isFinite(value)) {
    return NOTHING;
  }
  const unit = Math.min(BYTES.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  const scaled = value / 1000 ** unit;
  return `${unit === 0 || scaled >= 100 ? number(scaled) : rate(scaled)} ${BYTES[unit]}`;
}

/** A duration in milliseconds, as in 12 ms, 1.4 s or 3 min. */
export function duration(milliseconds) {
  if (!Number.isFinite(milliseconds)) {
    return NOTHING;
  }
  if (milliseconds < 1_000) {
    return `${number(Math.round(milliseconds))} ms`;
  }
  const seconds = milliseconds / 1_000;
  if (seconds < 100) {
    return `${rate(seconds)} s`;
  }
  return seconds < 6_000 ? `${number(seconds / 60)} min` : `${number(seconds / 3_600)} h`;
}

/** A rate as in 5.0/s. */
export const perSecond = (value) => (Number.isFinite(value) ? `${rate(value)}/s` : NOTHING);

/** Day and time of an ISO timestamp; a dash if there is none. */
export const when = (iso) => (iso ? moment(iso) : NOTHING);

/** The time of day to the millisecond, which tells messages apart. */
export const precise = (iso) => (iso ? toMilliseconds.format(new Date(iso)) : NOTHING);

/** A value in words: yes, no, or a dash if there is none. */
export function text(value) {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return value === null || value === undefined || value === '' ? NOTHING : String(value);
}
