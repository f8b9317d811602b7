/** The copy of the API keys in PostgreSQL. */
@NullMarked
package gg.leaderboard.archive.keys;

import org.jspecify.annotations.NullMarked;
