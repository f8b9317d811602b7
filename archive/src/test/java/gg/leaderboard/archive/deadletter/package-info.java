/** How dead letters are kept. */
@NullMarked
package gg.leaderboard.archive.deadletter;

import org.jspecify.annotations.NullMarked;
