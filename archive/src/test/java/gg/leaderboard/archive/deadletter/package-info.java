/** Tests how dead letters are stored. */
@NullMarked
package gg.leaderboard.archive.deadletter;

import org.jspecify.annotations.NullMarked;
