/** Compares random boards and logs, read in every way, with the simplest possible implementation. */
@NullMarked
package gg.leaderboard.standings.property;

import org.jspecify.annotations.NullMarked;
