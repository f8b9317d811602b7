import { Choice } from './choice.js';
import { Connection } from './connection.js';
import { Counting } from './counting.js';
import { showFirstEvent } from './empty.js';
import { Feed } from './feed.js';
import { clock } from './format.js';
import { newest } from './frame.js';
import { Numbers } from './numbers.js';
import { Pill } from './pill.js';
import { Profile } from './profile.js';
import { Ranking } from './ranking.js';
import { showVersion } from './version.js';
import { Watch } from './watch.js';

const ranking = new Ranking();
const numbers = new Numbers();
const feed = new Feed();
const counting = new Counting();
const profile = new Profile();
const updated = document.getElementById('updated');

const drawRanking = newest(({ board, at }) => {
  ranking.show(board);
  numbers.showPlayers(board.total_players);
  updated.textContent = `${choice.windowTitle}, by ${choice.unit.toLowerCase()} · updated ${clock(at)}`;
});
const drawActivity = newest(({ recent_achievements: achievements, stats }) => {
  numbers.show(stats);
  feed.show(achievements ?? []);
});
const drawCounting = newest((reasons) => counting.show(reasons));

const url = new URL('ws', document.baseURI);
url.protocol = url.protocol.replace('http', 'ws');
const connection = new Connection(url, {
  onOpen: () => {
    pill.setReadable(null);
    watch.connected();
  },
  onMessage: (message) => watch.hear(message),
  onStatus: (status) => pill.show(status),
});
const pill = new Pill(() => connection.retry());
const choice = new Choice(() => show());
const watch = new Watch(connection, choice, {
  onBoard: (board, at) => drawRanking({ board, at }),
  onActivity: (activity) => {
    pill.setReadable(true);
    drawActivity(activity);
    drawCounting(activity.stats?.not_counting);
  },
  onActivityUnavailable: (reasons) => {
    pill.setReadable(false);
    drawCounting(reasons);
  },
  onBoardUnavailable: () => ranking.wait(),
  onProblem: (problem) => ranking.fail(problem),
});

function show() {
  ranking.begin(choice);
  updated.textContent = choice.windowTitle;
  watch.begin();
}

document.addEventListener('click', ({ target }) => {
  const player = target.closest?.('[data-player]');
  if (player) {
    profile.open(player.dataset.player, player.querySelector('.name').textContent);
  }
});

showFirstEvent();
showVersion();
ranking.begin(choice);
connection.start();
