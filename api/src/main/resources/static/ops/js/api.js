import { access } from './access.js';

const ROOT = new URL('../', document.baseURI);
// Milliseconds. Changes of standings wait for records that are being folded.
const PATIENCE = 60_000;

/** A call that failed. `status` is that of HTTP, or 0 without a response; `retryAfter` is in seconds, 0 if unknown. */
export class Problem extends Error {
  constructor(status, message, retryAfter = 0) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export const get = (path, options) => call('GET', path, options);
export const post = (path, options) => call('POST', path, options);
export const put = (path, options) => call('PUT', path, options);
export const patch = (path, options) => call('PATCH', path, options);
export const remove = (path, options) => call('DELETE', path, options);

/** Fills a path: each value is encoded, so that an id cannot name another call. */
export const path = (parts, ...values) =>
  parts.reduce((all, part, i) => all + encodeURIComponent(values[i - 1]) + part);

/**
 * Calls the api and returns the response with its envelope.
 *
 * `query` is an object, of which empty values are omitted. `body` is sent as JSON, a string as it is.
 */
async function call(method, path, { query = {}, body, signal } = {}) {
  const url = new URL(path, ROOT);
  Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .forEach(([name, value]) => url.searchParams.set(name, value));
  const response = await send(url, { method, ...content(body) }, signal);
  const answer = await response.json().catch(() => ({}));
  if (response.ok) {
    return answer;
  }
  const detail = answer.detail ?? answer.error ?? `The server answered ${response.status}.`;
  const problem = new Problem(response.status, detail, Number(response.headers.get('Retry-After')) || 0);
  access.refused(problem);
  throw problem;
}

async function send(url, request, signal) {
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    return await fetch(url, { ...request, signal: signal ? AbortSignal.any([signal, patience]) : patience });
  } catch (problem) {
    signal?.throwIfAborted();
    throw new Problem(0, patience.aborted ? 'The api did not respond in time.' : 'The api cannot be reached.');
  }
}

function content(body) {
  const headers = { accept: 'application/json', ...access.headers() };
  if (body === undefined) {
    return { headers };
  }
  return {
    headers: { ...headers, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}
