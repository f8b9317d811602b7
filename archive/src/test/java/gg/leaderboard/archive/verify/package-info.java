/** Tests that a comparison of the standings and the archive finds exactly the differences. */
@NullMarked
package gg.leaderboard.archive.verify;

import org.jspecify.annotations.NullMarked;
