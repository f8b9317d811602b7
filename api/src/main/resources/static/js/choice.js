const GAME = 'game:';
const BUILT_IN = [
  ['global', 'Global ranking'],
  ['kills', 'Kills'],
  ['headshots', 'Headshots'],
  ['assists', 'Assists'],
  ['objectives', 'Objectives'],
];
const WINDOWS = [
  ['alltime', 'All time'],
  ['hourly', 'This hour'],
  ['daily', 'Today'],
  ['weekly', 'This week'],
  ['monthly', 'This month'],
];
// Windows that every server has. Others are offered if the URL names them.
const ALWAYS = new Set(['alltime', 'daily', 'weekly']);
const OTHER_GAME = '';

/** The board and window that the page shows. Stored in the URL for sharing, reloading and the browser's history. */
export class Choice {
  #board = document.getElementById('board');
  #window = document.getElementById('window');
  #game = document.getElementById('game');
  #made = [];
  #onChange;

  constructor(onChange) {
    this.#onChange = onChange;
    this.#board.addEventListener('change', () => this.#chosen());
    this.#window.addEventListener('change', () => this.#chosen());
    this.#game.addEventListener('submit', (event) => this.#gameNamed(event));
    addEventListener('popstate', () => this.#follow());
    this.#draw();
    this.fetchMade();
  }

  get board() {
    return new URLSearchParams(location.search).get('board') || 'global';
  }

  get window() {
    return new URLSearchParams(location.search).get('window') || 'alltime';
  }

  /** Whether this is the server's default, which needs no subscription. */
  get isDefault() {
    return this.board === 'global' && this.window === 'alltime';
  }

  get title() {
    return nameOf(this.board, this.#made);
  }

  get windowTitle() {
    return labelOf(WINDOWS, this.window);
  }

  /** The unit of the scores. */
  get unit() {
    const { board } = this;
    return board === 'global' || board.startsWith(GAME) ? 'Points' : labelOf(BUILT_IN, board, 'Score');
  }

  #chosen() {
    this.#askForGame(this.#board.value === OTHER_GAME);
    if (this.#board.value !== OTHER_GAME) {
      this.#go(this.#board.value);
    }
  }

  #gameNamed(event) {
    event.preventDefault();
    const name = this.#game.elements.name.value.trim();
    if (name) {
      this.#go(GAME + name);
    }
  }

  #askForGame(wanted) {
    this.#game.hidden = !wanted;
    if (wanted) {
      this.#game.elements.name.focus();
    }
  }

  #go(board) {
    const address = new URL(location);
    set(address.searchParams, 'board', board, 'global');
    set(address.searchParams, 'window', this.#window.value, 'alltime');
    history.pushState(null, '', address);
    this.#follow();
  }

  #follow() {
    this.#draw();
    this.#onChange();
  }

  #draw() {
    const boards = [...BUILT_IN, ...this.#made];
    const { board, window } = this;
    if (!boards.some(([id]) => id === board)) {
      boards.push([board, nameOf(board, [])]);
    }
    fill(this.#board, [...boards, [OTHER_GAME, 'A game…']], board);
    fill(
      this.#window,
      WINDOWS.filter(([id]) => ALWAYS.has(id) || id === window),
      window,
    );
    this.#askForGame(false);
  }

  /** Fetches the list of own boards. Without it the page offers the built-in boards and the board in the URL. */
  async fetchMade() {
    try {
      const { data } = await (await fetch(new URL('api/v1/leaderboards', document.baseURI))).json();
      const boards = Array.isArray(data) ? data : data.leaderboards;
      this.#made = boards.filter(({ built_in: builtIn }) => !builtIn).map(({ id, name }) => [id, name || id]);
      this.#draw();
      if (this.#made.some(([id]) => id === this.board)) {
        this.#onChange();
      }
    } catch {
      // The list stays as it is, and is fetched again when the standings can be read again.
    }
  }
}

function nameOf(board, made) {
  return labelOf([...BUILT_IN, ...made], board, board.startsWith(GAME) ? `Game ${board.slice(GAME.length)}` : board);
}

function labelOf(pairs, id, otherwise = id) {
  return pairs.find(([known]) => known === id)?.[1] ?? otherwise;
}

function set(parameters, name, value, otherwise) {
  if (value === otherwise) {
    parameters.delete(name);
  } else {
    parameters.set(name, value);
  }
}

function fill(select, pairs, chosen) {
  select.replaceChildren(...pairs.map(([value, text]) => new Option(text, value, false, value === chosen)));
}
