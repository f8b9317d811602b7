/**
 * The definitions of leaderboards and their histories. A record of the log is folded with the version in force at its
 * log time, so a replay gives the same result.
 */
@NullMarked
package gg.leaderboard.standings.definition;

import org.jspecify.annotations.NullMarked;
