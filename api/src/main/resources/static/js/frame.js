/**
 * Returns a function that draws the newest value it was given, at most once per frame. Values in between are skipped,
 * and a hidden page draws nothing until it becomes visible.
 */
export function newest(draw) {
  let value;
  let waiting = false;
  return (next) => {
    value = next;
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        draw(value);
      });
    }
  };
}
