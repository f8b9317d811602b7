import { access } from './access.js';
import { live } from './live.js';
import { announce } from '../../js/announcer.js';

const pill = document.getElementById('pill');
const text = document.getElementById('pill-text');

/** Shows in the header whether the system works. Changes are announced. */
export function showState() {
  const [state, words] = stateOf();
  if (text.textContent !== words) {
    if (pill.dataset.state !== 'connecting') {
      announce(words);
    }
    text.textContent = words;
    pill.dataset.state = state;
  }
  document.documentElement.dataset.connection = live.problem || live.isStale ? 'stale' : 'live';
}

function stateOf() {
  if (access.isSignedOut) {
    return ['connecting', 'Signed out'];
  }
  if (live.problem) {
    return ['waiting', live.problem.status === 0 ? 'The api does not respond' : 'No overview'];
  }
  if (!live.overview) {
    return ['connecting', 'Connecting…'];
  }
  if (live.isStale) {
    return ['stale', 'The overview is old'];
  }
  const count = live.overview.problems.length;
  if (!live.overview.ready) {
    return ['waiting', 'New scores are not counted'];
  }
  return count === 0 ? ['live', 'No problems'] : ['stale', count === 1 ? '1 problem' : `${count} problems`];
}
