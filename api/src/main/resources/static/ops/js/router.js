/**
 * Opens the section that the address names. The address is `#/section/part/part?query`, and each part is encoded.
 * `open` gets `{section, parts, query, signal}`; `signal` is aborted when the next section is opened.
 */
export class Router {
  #open;
  #current = new AbortController();

  constructor(open) {
    this.#open = open;
    addEventListener('hashchange', () => location.hash.startsWith('#/') && this.open());
  }

  open() {
    this.#current.abort();
    this.#current = new AbortController();
    this.#open({ ...parse(location.hash), signal: this.#current.signal });
  }
}

function parse(hash) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?', 2);
  const [section, ...parts] = path.split('/').map(decoded);
  return { section: section || 'overview', parts: parts.filter(Boolean), query: new URLSearchParams(query) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a section. Empty values of `query` are omitted. */
export function link(section, parts = [], query = {}) {
  const entries = Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const path = ['#', section, ...parts.map(encodeURIComponent)].join('/');
  return entries.length ? `${path}?${new URLSearchParams(entries)}` : path;
}
