/** What becomes of orders of a rebuild. */
@NullMarked
package gg.leaderboard.archive.rebuild;

import org.jspecify.annotations.NullMarked;
