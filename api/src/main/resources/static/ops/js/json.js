import { h } from './dom.js';

// Texts beyond this length are shown as they are: each coloured word is an element.
const LONGEST = 20_000;
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Shows a text, indented if it is JSON. It works on the text, not on parsed values: numbers keep all their digits, and
 * fields that occur twice are shown twice.
 */
export function json(text) {
  return h(
    'pre',
    { class: 'json', tabindex: '0', role: 'group', 'aria-label': 'Value' },
    isJson(text) ? coloured(text) : text,
  );
}

/** The text of a JSON value with line breaks; any other text as it is. */
export function pretty(text) {
  return isJson(text)
    ? lines(text)
        .map(([word]) => word)
        .join('')
    : text;
}

function isJson(text) {
  try {
    return text.length <= LONGEST && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function coloured(text) {
  return lines(text).map(([word, type]) => (type ? h('span', { class: type }, word) : word));
}

function lines(text) {
  const tokens = text.match(TOKENS);
  const parts = [];
  let depth = 0;
  const newLine = () => parts.push([`\n${'  '.repeat(depth)}`]);
  tokens.forEach((token, i) => {
    const isEmpty = '}]'.includes(token) && '{['.includes(tokens[i - 1]);
    if ('}]'.includes(token)) {
      depth--;
      isEmpty || newLine();
    }
    parts.push([token === ':' ? ': ' : token, typeOf(token, tokens[i + 1])]);
    if ('{['.includes(token)) {
      depth++;
      '}]'.includes(tokens[i + 1]) || newLine();
    } else if (token === ',') {
      newLine();
    }
  });
  return parts;
}

function typeOf(token, next) {
  if (token.startsWith('"')) {
    return next === ':' ? 'name' : 'string';
  }
  return '{}[],:'.includes(token) ? undefined : 'number';
}
