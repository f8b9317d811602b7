import { backoff } from './backoff.js';

// Milliseconds. The server answers pings, so silence indicates a failure even while no events arrive.
const TICK = 1_000;
const TICKS_PER_PING = 3;
const STALE_AFTER = 8_000;
const DEAD_AFTER = 16_000;
const DEAD_AFTER_WAKING = 4_000;
const SETTLED_AFTER = 5_000;

/**
 * A WebSocket that reconnects by itself. It reports its state at least once a second:
 * `{state: 'connecting'}`, `{state: 'live', latency}` (milliseconds, null until measured),
 * `{state: 'stale', seconds}` since the last message, or `{state: 'waiting', seconds}` until the next attempt.
 */
export class Connection {
  #url;
  #onOpen;
  #onMessage;
  #onStatus;
  #socket = null;
  #attempt = 0;
  #ticks = 0;
  #openedAt = 0;
  #deadline = 0;
  #heardAt = null;
  #pingedAt = null;
  #latency = null;
  #retryAt = null;
  #timer;

  constructor(url, { onOpen, onMessage, onStatus }) {
    this.#url = url;
    this.#onOpen = onOpen;
    this.#onMessage = onMessage;
    this.#onStatus = onStatus;
  }

  start() {
    setInterval(() => this.#tick(), TICK);
    addEventListener('online', () => this.retry());
    document.addEventListener('visibilitychange', () => document.hidden || this.#wake());
    this.#open();
  }

  /** Connects now, without waiting for the countdown. */
  retry() {
    if (this.#retryAt !== null) {
      this.#open();
    }
  }

  #open() {
    clearTimeout(this.#timer);
    this.#retryAt = this.#heardAt = this.#pingedAt = this.#latency = null;
    this.#openedAt = performance.now();
    this.#deadline = this.#openedAt + DEAD_AFTER;
    const socket = new WebSocket(this.#url);
    const whileCurrent = (act) => (event) => socket === this.#socket && act(event);
    socket.addEventListener(
      'open',
      whileCurrent(() => this.#opened()),
    );
    socket.addEventListener(
      'message',
      whileCurrent((event) => this.#hear(event.data)),
    );
    socket.addEventListener(
      'close',
      whileCurrent(() => this.#lose()),
    );
    this.#socket = socket;
    this.#report();
  }

  /** Sends `message` and returns true if the connection is open. A new connection does not repeat it. */
  send(message) {
    const open = this.#socket?.readyState === WebSocket.OPEN;
    if (open) {
      this.#socket.send(JSON.stringify(message));
    }
    return open;
  }

  #opened() {
    this.#onOpen();
    this.#ping();
  }

  #lose() {
    const socket = this.#socket;
    const now = performance.now();
    // Only a lasting connection resets the backoff, to protect a server that accepts and drops connections.
    if (this.#heardAt !== null && now - this.#openedAt > SETTLED_AFTER) {
      this.#attempt = 0;
    }
    const delay = backoff(this.#attempt++);
    this.#socket = null;
    this.#retryAt = now + delay;
    this.#timer = setTimeout(() => this.#open(), delay);
    socket.close();
    this.#report();
  }

  #ping() {
    if (this.#socket?.readyState === WebSocket.OPEN && this.#pingedAt === null) {
      this.#pingedAt = performance.now();
      this.#socket.send('{"type":"ping"}');
    }
  }

  #hear(text) {
    this.#heardAt = performance.now();
    this.#deadline = this.#heardAt + DEAD_AFTER;
    const message = parse(text);
    if (message?.type === 'pong') {
      this.#latency = this.#pingedAt === null ? this.#latency : this.#heardAt - this.#pingedAt;
      this.#pingedAt = null;
    } else if (message) {
      this.#onMessage(message);
    }
    this.#report();
  }

  #tick() {
    // Browsers throttle the timers of hidden pages, so silence indicates nothing there.
    if (this.#socket && !document.hidden && performance.now() > this.#deadline) {
      this.#lose();
    } else if (++this.#ticks % TICKS_PER_PING === 0) {
      this.#ping();
    }
    this.#report();
  }

  // After a suspend the socket may be dead: ping, and wait only briefly.
  #wake() {
    this.#deadline = performance.now() + DEAD_AFTER_WAKING;
    this.#ping();
    this.retry();
  }

  #report() {
    this.#onStatus(this.#status(performance.now()));
  }

  #status(now) {
    if (this.#retryAt !== null) {
      return { state: 'waiting', seconds: Math.max(1, Math.ceil((this.#retryAt - now) / 1_000)) };
    }
    if (this.#heardAt === null) {
      return { state: 'connecting' };
    }
    const silence = now - this.#heardAt;
    return silence > STALE_AFTER
      ? { state: 'stale', seconds: Math.round(silence / 1_000) }
      : { state: 'live', latency: this.#latency };
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
