const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * Creates an HTML element. Children are nodes, texts, lists of them, or nothing (null and false). Texts become text
 * nodes, and are never parsed as HTML. Properties are attributes, except for handlers (`onclick`), which are functions,
 * and `style`, which holds CSS variables.
 */
export const h = (tag, properties, ...children) => build(document.createElement(tag), properties, children);

/** Creates an SVG element, as `h` does. */
export const s = (tag, properties, ...children) => build(document.createElementNS(SVG, tag), properties, children);

function build(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    set(element, name, value);
  }
  element.append(...nodes(children));
  return element;
}

function set(element, name, value) {
  if (name.startsWith('on')) {
    element[name] = value;
  } else if (name === 'style') {
    Object.entries(value).forEach(([property, text]) => element.style.setProperty(property, text));
  } else if (value !== null && value !== undefined && value !== false) {
    element.setAttribute(name, value === true ? '' : value);
  }
}

/** Returns the nodes of nested lists, without absent ones. */
export function nodes(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(visible(String(child)))));
}

// A character that changes the direction of text would show a record other than it is.
const visible = (text) =>
  text.replace(DIRECTION, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
