/**
 * Which leaderboards there are and were. A board's definition has a history, and a record of the log is folded by the
 * version in force at its own log time, so that a replay ends the same way.
 */
@NullMarked
package gg.leaderboard.standings.definition;

import org.jspecify.annotations.NullMarked;
