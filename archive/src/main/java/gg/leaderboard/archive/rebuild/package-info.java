/** Folds the whole log once more, by other rules, beside the standings that are read, and puts the result in their place. */
@NullMarked
package gg.leaderboard.archive.rebuild;

import org.jspecify.annotations.NullMarked;
