/**
 * Subscribes to the chosen board. The default needs no subscription and includes achievements and numbers. Another
 * board is subscribed to in addition, so that those continue.
 */
export class Watch {
  #connection;
  #choice;
  #listeners;
  #subscribed = null;
  #isUnavailable = false;

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
    const sent =
      wanted === null || this.#connection.send({ type: 'subscribe', keep_overview: true, ...JSON.parse(wanted) });
    this.#subscribed = sent ? wanted : null;
  }

  hear({ type, leaderboard_id: board, window = 'alltime', data, timestamp }) {
    if (type === 'error') {
      this.#hearProblem(data ?? {});
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
    } else if (this.#subscribed !== null) {
      this.#listeners.onProblem(String(error ?? ''));
    }
  }

  // A request that the server refused while it could not read the standings is repeated.
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
