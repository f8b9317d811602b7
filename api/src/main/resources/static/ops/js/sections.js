import { openAudit } from './audit.js';
import { openBoards } from './boards.js';
import { openGroups } from './groups.js';
import { openHidden } from './hidden.js';
import { openKeys } from './keys.js';
import { openLetters } from './letters.js';
import { openOverview } from './overview.js';
import { openRebuild } from './rebuild.js';
import { openReviews } from './reviews.js';
import { openTopics } from './topics.js';

const WATCHERS = ['read', 'moderate', 'operate'];
const MODERATORS = ['moderate'];
const OPERATORS = ['operate'];

/** The sections of the console, with the roles of which the caller needs one. */
export const SECTIONS = [
  { id: 'overview', title: 'Overview', roles: WATCHERS, open: openOverview },
  { id: 'topics', title: 'Topics', roles: WATCHERS, open: openTopics },
  { id: 'groups', title: 'Consumer groups', roles: WATCHERS, open: openGroups },
  { id: 'dead-letters', title: 'Dead letters', roles: OPERATORS, open: openLetters },
  { id: 'rebuild', title: 'Rebuild and restore', roles: OPERATORS, open: openRebuild },
  { id: 'boards', title: 'Leaderboards', roles: [], open: openBoards },
  { id: 'hidden', title: 'Hidden players', roles: MODERATORS, open: openHidden },
  { id: 'reviews', title: 'Reviews', roles: MODERATORS, open: openReviews },
  { id: 'audit', title: 'Audit', roles: OPERATORS, open: openAudit },
  { id: 'keys', title: 'API keys', roles: OPERATORS, open: openKeys },
];
