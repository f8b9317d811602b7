import { clock } from '../../js/format.js';
import { h, s } from './dom.js';

const WIDTH = 600;
const HEIGHT = 120;
const HOUR = 3_600_000;

/**
 * A chart of the last hour before `end` (milliseconds).
 *
 * `points` are `{time, …}` with ISO times. `series` are `{field, label}`; a field without a number leaves a gap.
 * `format` writes a value.
 */
export function chart(title, { points, series, format, end }) {
  const values = points.flatMap((point) => series.map(({ field }) => point[field])).filter(Number.isFinite);
  const top = nice(Math.max(0, ...values));
  const latest = ({ field }) => points.at(-1)?.[field];
  return h(
    'figure',
    { class: 'chart', 'data-key': title },
    h(
      'figcaption',
      null,
      h('h3', null, title),
      series.map((line, i) =>
        h('span', { class: `series s${i}` }, line.label, h('b', null, format(latest(line) ?? NaN))),
      ),
    ),
    h('p', { class: 'top', 'aria-hidden': 'true' }, format(top)),
    h(
      'div',
      { class: 'plot' },
      s(
        'svg',
        {
          viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
          preserveAspectRatio: 'none',
          role: 'img',
          'aria-label': summary(title, points, series, format),
        },
        [0.25, 0.5, 0.75].map((share) =>
          s('line', { class: 'grid', x1: 0, x2: WIDTH, y1: share * HEIGHT, y2: share * HEIGHT }),
        ),
        series.map(({ field }, i) => shape(points, field, top, end, i)),
      ),
    ),
    h('p', { class: 'axis', 'aria-hidden': 'true' }, h('span', null, clock(end - HOUR)), h('span', null, clock(end))),
  );
}

function shape(points, field, top, end, i) {
  const runs = runsOf(points, field, top, end);
  const line = runs.map((run) => `M${run.join('L')}`).join('');
  const area = runs.map((run) => `M${x(run[0])},${HEIGHT}L${run.join('L')}L${x(run.at(-1))},${HEIGHT}Z`).join('');
  return [i === 0 && s('path', { class: `area s${i}`, d: area }), s('path', { class: `line s${i}`, d: line })];
}

const x = (place) => place.split(',')[0];

// The points between gaps, as places in the box.
function runsOf(points, field, top, end) {
  const runs = [[]];
  for (const point of points) {
    const value = point[field];
    const left = ((Date.parse(point.time) - end + HOUR) / HOUR) * WIDTH;
    if (!Number.isFinite(value)) {
      runs.push([]);
    } else if (left >= 0) {
      runs.at(-1).push(`${left.toFixed(1)},${(HEIGHT - (value / top) * (HEIGHT - 4)).toFixed(1)}`);
    }
  }
  return runs.filter((run) => run.length > 0);
}

/** The next of 1, 2, 5, 10, 20 and so on that is at least `value`. */
export function nice(value) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((step) => step * unit).find((step) => step >= value);
}

function summary(title, points, series, format) {
  const texts = series.map(({ field, label }) => {
    const values = points.map((point) => point[field]).filter(Number.isFinite);
    return values.length === 0
      ? `${label}: no values`
      : `${label}: now ${format(values.at(-1))}, at most ${format(Math.max(...values))}`;
  });
  return `${title} in the last hour. ${texts.join('. ')}.`;
}
