/** Tests of current standings, the same for every store. */
@NullMarked
package gg.leaderboard.archive.leaderboard;

import org.jspecify.annotations.NullMarked;
