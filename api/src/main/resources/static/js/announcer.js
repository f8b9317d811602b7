// A screen reader that reads every change of a live board is one that is switched off.
const QUIET = 10_000;

const region = document.getElementById('announcer');
let spokenAt = -QUIET;
let pending = null;

/** Says `text` politely: at most one sentence in ten seconds, and then the newest. */
export function announce(text) {
  const waiting = pending !== null;
  pending = text;
  if (!waiting) {
    setTimeout(speak, Math.max(0, spokenAt + QUIET - performance.now()));
  }
}

function speak() {
  region.textContent = pending;
  pending = null;
  spokenAt = performance.now();
}
