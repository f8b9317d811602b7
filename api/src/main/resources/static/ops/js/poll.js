/**
 * Runs `work` now, and again `interval` milliseconds after each run, until `signal` is aborted. It does not run while
 * the tab is hidden. `work` may return a number of milliseconds to wait instead.
 */
export async function poll(work, interval, signal) {
  while (!signal.aborted) {
    await visible(signal);
    const wait = signal.aborted ? 0 : await work(signal);
    await pause(wait ?? interval, signal);
  }
}

function visible(signal) {
  return document.hidden
    ? until((done) => document.addEventListener('visibilitychange', done, { once: true }), signal)
    : undefined;
}

const pause = (milliseconds, signal) => until((done) => setTimeout(done, milliseconds), signal);

function until(begin, signal) {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
    begin(done);
  });
}
