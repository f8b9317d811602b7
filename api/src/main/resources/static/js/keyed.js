import { flip } from './flip.js';

/** A list of elements from one template. Each element keeps its key when the order changes. */
export class KeyedList {
  #parent;
  #template;
  #elements = new Map();

  constructor(parent, template) {
    this.#parent = parent;
    this.#template = template;
  }

  /** Shows exactly `items`, in this order. `keyOf` returns a unique key, `fill` writes an item into its element. */
  show(items, keyOf, fill) {
    const next = new Map(items.map((item) => [keyOf(item), this.#elements.get(keyOf(item)) ?? this.#make()]));
    const elements = [...next.values()];
    const fillAll = () => items.forEach((item) => fill(next.get(keyOf(item)), item));
    this.#elements = next;
    if (sameOrder(this.#parent, elements)) {
      fillAll();
    } else {
      flip(this.#parent, () => {
        arrange(this.#parent, elements);
        fillAll();
      });
    }
  }

  #make() {
    return this.#template.content.firstElementChild.cloneNode(true);
  }
}

function sameOrder(parent, elements) {
  return parent.childElementCount === elements.length && elements.every((e, i) => parent.children[i] === e);
}

// Moving an element removes the keyboard focus. So the focused element stays and the others move around it.
function arrange(parent, elements) {
  const focused = elements.findIndex((element) => element.contains(document.activeElement));
  const wanted = new Set(elements);
  [...parent.children].filter((element) => !wanted.has(element)).forEach((element) => element.remove());
  if (focused < 0) {
    parent.append(...elements);
  } else {
    elements[focused].before(...elements.slice(0, focused));
    elements[focused].after(...elements.slice(focused + 1));
  }
}
