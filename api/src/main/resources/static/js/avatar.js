const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const HUES = 12;

/** Renders a player's avatar in `element`: a letter on a colour that depends on the id. */
export function paint(element, id, name) {
  element.textContent = initial(name);
  element.style.setProperty('--hue', hue(id));
}

/** The first letter, digit or emoji of a name. */
export function initial(name) {
  for (const { segment } of graphemes.segment(name)) {
    if (/^[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) {
      return segment.toLocaleUpperCase();
    }
  }
  return '#';
}

/** A hue in degrees: one of twelve, always the same for the same id. */
export function hue(id) {
  const hash = [...id].reduce((sum, character) => (Math.imul(sum, 31) + character.codePointAt(0)) >>> 0, 7);
  return (hash % HUES) * (360 / HUES);
}
