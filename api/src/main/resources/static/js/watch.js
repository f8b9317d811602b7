// Milliseconds until a request is repeated that the server refused because it could not read the standings.
const REPEAT_AFTER = 3_000;

/**
 * Subscribes to the chosen board. The default needs no subscription and includes achievements and numbers. Another
 * board is subscribed to in addition, so that those continue.
 */
export class Watch {
  #connection;
  #choice;
  #listeners;
  #subscribed = null;
  #isAccepted = false;
  #isUnavailable = false;
  #timer;

  constructor(connection, choice, listeners) {
    this.#connection = connection;
    this.#choice = choice;
    this.#listeners = listeners;
  }

  /** A new connection has no subscriptions. */
  connected() {
    this.#subscribed = null;
    this.#isUnavailable = false;
    this.begin();
  }

  /** Subscribes to the current choice and ends the previous subscription. */
  begin() {
    const wanted = this.#choice.isDefault ? null : key(this.#choice.board, this.#choice.window);
    if (this.#subscribed !== null) {
      this.#connection.send({ type: 'unsubscribe', ...JSON.parse(this.#subscribed) });
    }
    this.#subscribe(wanted);
  }

  #subscribe(wanted) {
    clearTimeout(this.#timer);
    this.#isAccepted = false;
    const sent =
      wanted === null || this.#connection.send({ type: 'subscribe', keep_overview: true, ...JSON.parse(wanted) });
    this.#subscribed = sent ? wanted : null;
  }

  hear({ type, leaderboard_id: board, window = 'alltime', data, timestamp }) {
    if (type === 'error') {
      this.#hearProblem(data ?? {});
    } else if (type === 'subscribed' && key(board, window) === this.#subscribed) {
      clearTimeout(this.#timer);
      this.#isAccepted = true;
    } else if (type === 'leaderboard_update' && Array.isArray(data?.leaderboard?.top_players)) {
      this.#resume();
      this.#listeners.onActivity(data);
      if (this.#choice.isDefault) {
        this.#listeners.onBoard(boardOf(data), timestamp);
      }
    } else if (type === 'leaderboard_update' && key(board, window) === this.#subscribed) {
      this.#listeners.onBoard(boardOf(data), timestamp);
    }
  }

  #hearProblem({ error, unavailable, not_counting: reasons }) {
    if (Array.isArray(reasons)) {
      this.#isUnavailable = true;
      this.#listeners.onActivityUnavailable(reasons);
    }
    if (unavailable) {
      this.#listeners.onBoardUnavailable();
      this.#repeat();
    } else if (this.#subscribed !== null) {
      this.#listeners.onProblem(String(error ?? ''));
    }
  }

  // The server refused the request, so it sends no update when it can read the standings again.
  #repeat() {
    if (this.#subscribed !== null && !this.#isAccepted) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#subscribe(this.#subscribed), REPEAT_AFTER);
    }
  }

  // Requests that the server refused while it could not read the standings are repeated.
  #resume() {
    if (this.#isUnavailable) {
      this.connected();
      this.#choice.fetchMade();
    }
  }
}

const key = (board, window) => JSON.stringify({ leaderboard_id: board, window });

function boardOf({ entries, total_players: total }) {
  return { total_players: total, players: entries.map((entry) => ({ ...entry, player_name: entry.username })) };
}
