/** The writing part: one atomic call per update, and the rule by which a partition of the log is written exactly once. */
@NullMarked
package gg.leaderboard.standings.apply;

import org.jspecify.annotations.NullMarked;
