/** Runs the jar of this module as users do, on a small log, to check its results and not its speed. */
@NullMarked
package gg.leaderboard.bench;

import org.jspecify.annotations.NullMarked;
