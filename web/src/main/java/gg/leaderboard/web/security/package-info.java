/** Who calls, and what they may do: API keys, tokens, roles. Shared by the api and the archive. */
@NullMarked
package gg.leaderboard.web.security;

import org.jspecify.annotations.NullMarked;
