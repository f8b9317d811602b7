import { showVersion } from '../../js/version.js';
import { access } from './access.js';
import { get } from './api.js';
import { h } from './dom.js';
import { live } from './live.js';
import { failure, notice, plainButton } from './parts.js';
import { Page } from './page.js';
import { show } from './patch.js';
import { showState } from './pill.js';
import { link, Router } from './router.js';
import { SECTIONS } from './sections.js';
import { signInForm } from './signin.js';

const TICK = 1_000;
const byId = (id) => document.getElementById(id);
let isFirst = true;

const router = new Router(open);

function open(route) {
  const section = SECTIONS.find(({ id }) => id === route.section) ?? SECTIONS[0];
  const page = new Page(byId('page'), byId('title'), route);
  showSections(section);
  byId('page').replaceChildren();
  if (access.isSignedOut) {
    page.title('Sign in');
    page.show(signInForm(start));
  } else {
    page.title(section.title);
    openSection(section, page);
  }
  if (!isFirst) {
    byId('content').focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  isFirst = false;
}

function openSection({ roles, open: openContent }, page) {
  if (roles.length > 0 && !access.may(...roles)) {
    page.show(notice(`This section needs the role ${roles.join(' or ')}. You have ${access.roles.join(', ')}.`));
  } else {
    openContent(page);
  }
}

function showSections(current) {
  const links = SECTIONS.map(({ id, title, roles }) =>
    h(
      'li',
      null,
      h(
        'a',
        {
          href: link(id),
          'aria-current': current.id === id && 'page',
          class: roles.length > 0 && !access.may(...roles) && 'locked',
        },
        title,
      ),
    ),
  );
  show(byId('sections'), h('ul', null, links));
  byId('menu').textContent = `Section: ${current.title}`;
  expandMenu(false);
}

const expandMenu = (expanded) => byId('menu').setAttribute('aria-expanded', expanded);

function showCaller() {
  byId('caller').textContent = access.name;
  byId('caller').hidden = byId('sign-out').hidden = !access.name;
}

async function start() {
  try {
    access.identify((await get('api/v1/admin/me')).data);
  } catch (problem) {
    if (problem.status === undefined) {
      throw problem;
    }
    if (problem.status === 401 && access.hasKey) {
      access.use();
      return start();
    }
    show(byId('page'), failure(problem), plainButton('Try again', start));
    return undefined;
  }
  router.open();
  return undefined;
}

access.addEventListener('change', () => {
  showCaller();
  showState();
});
access.addEventListener('expired', start);
live.addEventListener('change', showState);
setInterval(showState, TICK);
byId('sign-out').addEventListener('click', () => {
  access.use();
  start();
});
byId('menu').addEventListener('click', () => expandMenu(byId('menu').getAttribute('aria-expanded') !== 'true'));
byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('content').focus();
});

showVersion();
await start();
live.start(new AbortController().signal);
