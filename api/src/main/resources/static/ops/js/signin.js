import { access } from './access.js';
import { get } from './api.js';
import { h } from './dom.js';
import { field } from './fields.js';

/** Asks for an API key or a token. `done` is called when the api has accepted it. */
export function signInForm(done) {
  const problem = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const refuse = (message) => {
    access.use();
    problem.textContent = message;
    problem.hidden = false;
  };

  async function send(event) {
    event.preventDefault();
    access.use(event.target.elements.key.value.trim());
    try {
      const { data } = await get('api/v1/admin/me');
      if (data.roles.length === 0) {
        refuse('This key has no role.');
      } else {
        done();
      }
    } catch (refusal) {
      refuse(refusal.message);
    }
  }

  return h(
    'form',
    { class: 'card form signin', onsubmit: send },
    h(
      'p',
      null,
      'This installation requires an API key or a token. It stays in this tab until you close it or sign out.',
    ),
    field('API key or token', {
      name: 'key',
      type: 'password',
      required: true,
      hint: './leaderboard keys create --name=me --roles=read,moderate,operate',
    }),
    problem,
    h('footer', null, h('button', { type: 'submit', class: 'button primary' }, 'Sign in')),
  );
}
