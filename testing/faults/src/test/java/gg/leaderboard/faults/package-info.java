/** Runs all services and servers as processes, under faults from a seed, and compares the result with a plain fold. */
@NullMarked
package gg.leaderboard.faults;

import org.jspecify.annotations.NullMarked;
