/** How the log reaches the folds. */
@NullMarked
package gg.leaderboard.archive.log;

import org.jspecify.annotations.NullMarked;
