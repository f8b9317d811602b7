/** Standings at any moment that the archive holds. */
@NullMarked
package gg.leaderboard.archive.past;

import org.jspecify.annotations.NullMarked;
