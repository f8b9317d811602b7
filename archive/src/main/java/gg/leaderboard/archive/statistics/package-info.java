/** The fold of player statistics. */
@NullMarked
package gg.leaderboard.archive.statistics;

import org.jspecify.annotations.NullMarked;
