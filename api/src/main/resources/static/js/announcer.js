// Users would turn off a screen reader that reads every change of a live board.
const QUIET = 10_000;

const region = document.getElementById('announcer');
let spokenAt = -QUIET;
let pending = null;

/** Announces `text` politely: at most one sentence in ten seconds, always the newest. */
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
