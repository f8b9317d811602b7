import { nodes } from './dom.js';

const HANDLERS = ['onclick', 'onchange', 'oninput', 'onsubmit', 'ontoggle'];

/**
 * Makes the children of `parent` equal to `children`, and changes as little as possible: what the user has focused,
 * selected, typed, opened and scrolled stays. Elements with the same `data-key` are the same in any order.
 */
export function show(parent, ...children) {
  const wanted = nodes(children);
  const keyed = keptByKey(parent, wanted);
  let place = parent.firstChild;
  for (const next of wanted) {
    const old = keyOf(next) ? keyed.get(keyOf(next)) : place;
    keyed.delete(keyOf(next));
    if (old && isSame(old, next)) {
      patch(old, next);
      if (old === place) {
        place = place.nextSibling;
      } else {
        parent.insertBefore(old, place);
      }
    } else {
      parent.insertBefore(next, place);
    }
  }
  while (place) {
    const following = place.nextSibling;
    place.remove();
    place = following;
  }
}

// Returns the children with keys that stay, and removes the others, so that those that stay need not move.
function keptByKey(parent, wanted) {
  const keys = new Set(wanted.map(keyOf));
  const children = [...parent.children].filter(keyOf);
  children.filter((child) => !keys.has(keyOf(child))).forEach((child) => child.remove());
  return new Map(children.filter((child) => keys.has(keyOf(child))).map((child) => [keyOf(child), child]));
}

const keyOf = (node) => (node.dataset?.key === undefined ? undefined : `${node.nodeName} ${node.dataset.key}`);

const isSame = (old, next) => old.nodeName === next.nodeName && keyOf(old) === keyOf(next);

function patch(old, next) {
  if (old === next) {
    return;
  }
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.nodeValue !== next.nodeValue) {
      old.nodeValue = next.nodeValue;
    }
    return;
  }
  patchAttributes(old, next);
  HANDLERS.filter((name) => old[name] !== next[name]).forEach((name) => (old[name] = next[name]));
  // What an element itself added, such as the contents of an opened message, stays.
  if (next.dataset?.lazy === undefined) {
    show(old, [...next.childNodes]);
  }
}

function patchAttributes(old, next) {
  for (const { name, value } of [...next.attributes]) {
    if (name === 'style') {
      // The security policy forbids the attribute, but not the property.
      old.style.cssText = next.style.cssText;
    } else if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  for (const { name } of [...old.attributes]) {
    // The user opens and closes details.
    if (!next.hasAttribute(name) && !(name === 'open' && old.localName === 'details')) {
      old.removeAttribute(name);
    }
  }
}
