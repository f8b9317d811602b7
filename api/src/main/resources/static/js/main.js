import { Connection } from './connection.js';
import { showFirstEvent } from './empty.js';
import { Feed } from './feed.js';
import { clock } from './format.js';
import { newest } from './frame.js';
import { Numbers } from './numbers.js';
import { Pill } from './pill.js';
import { Profile } from './profile.js';
import { Ranking } from './ranking.js';

const ranking = new Ranking();
const numbers = new Numbers();
const feed = new Feed();
const profile = new Profile();
const updated = document.getElementById('updated');

const draw = newest(({ leaderboard, recent_achievements: achievements, stats }) => {
  ranking.show(leaderboard);
  numbers.show(leaderboard.total_players, stats);
  feed.show(achievements ?? []);
  updated.textContent = `All time, by points · updated ${clock(leaderboard.updated_at)}`;
});

const url = new URL('ws', document.baseURI);
url.protocol = url.protocol.replace('http', 'ws');
const connection = new Connection(url, {
  onMessage: ({ type, data }) => {
    if (type === 'leaderboard_update' && Array.isArray(data?.leaderboard?.top_players)) {
      draw(data);
    }
  },
  onStatus: (status) => pill.show(status),
});
const pill = new Pill(() => connection.retry());

document.addEventListener('click', ({ target }) => {
  const player = target.closest?.('[data-player]');
  if (player) {
    profile.open(player.dataset.player, player.querySelector('.name').textContent);
  }
});

showFirstEvent();
connection.start();
