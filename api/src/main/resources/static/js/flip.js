// First, Last, Invert, Play: https://aerotwist.com/blog/flip-your-animations/

const still = matchMedia('(prefers-reduced-motion: reduce)');
const running = new WeakMap();

/** Applies `change` to the children of `parent`, and animates each from its old position to its new one. */
export function flip(parent, change) {
  if (still.matches) {
    change();
    return;
  }
  const before = positions(parent);
  change();
  for (const element of parent.children) {
    running.get(element)?.cancel();
  }
  for (const move of moves(before, positions(parent))) {
    play(move);
  }
}

/**
 * Compares two maps of positions `{x, y}`.
 *
 * @returns `{key, dx, dy}` for each key that moved, from its new position back to its old; `{key, entered}` for each
 *     new one
 */
export function moves(before, after) {
  const found = [];
  for (const [key, now] of after) {
    const then = before.get(key);
    if (!then) {
      found.push({ key, entered: true });
    } else if (Math.abs(then.x - now.x) >= 1 || Math.abs(then.y - now.y) >= 1) {
      found.push({ key, dx: then.x - now.x, dy: then.y - now.y });
    }
  }
  return found;
}

// Relative to the parent, so that a shift of the whole page causes no animation.
function positions(parent) {
  const origin = parent.getBoundingClientRect();
  return new Map(
    [...parent.children].map((element) => {
      const { left, top } = element.getBoundingClientRect();
      return [element, { x: left - origin.left, y: top - origin.top }];
    }),
  );
}

function play({ key: element, dx, dy, entered }) {
  const from = entered ? { opacity: 0, transform: 'translateY(10px)' } : { transform: `translate(${dx}px, ${dy}px)` };
  const animation = element.animate([from, { transform: 'none' }], {
    duration: 480,
    easing: 'cubic-bezier(.2, .8, .2, 1)',
  });
  // Elements that move up pass in front of the others.
  element.classList.toggle('climbing', dy > 0);
  running.set(element, animation);
  // Also after a cancellation, unless another animation of the element follows.
  const end = () => {
    if (running.get(element) === animation) {
      element.classList.remove('climbing');
    }
  };
  animation.finished.then(end, end);
}
