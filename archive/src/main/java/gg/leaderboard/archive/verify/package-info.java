/** Compares the standings with a fold of the archived log. */
@NullMarked
package gg.leaderboard.archive.verify;

import org.jspecify.annotations.NullMarked;
