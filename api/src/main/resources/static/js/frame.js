/**
 * A function that draws the newest value it was given, at most once a frame. Values in between are never drawn, and a
 * hidden page draws nothing until it is looked at.
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
