/** Hints that standings have changed, from the writer to the readers. Never data. */
@NullMarked
package gg.leaderboard.standings.notice;

import org.jspecify.annotations.NullMarked;
