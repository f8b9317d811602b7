/** Tests of current standings, which are the same for every store. */
@NullMarked
package gg.leaderboard.archive.leaderboard;

import org.jspecify.annotations.NullMarked;
