/** How fast the log becomes an archive. */
@NullMarked
package gg.leaderboard.bench.archive;

import org.jspecify.annotations.NullMarked;
