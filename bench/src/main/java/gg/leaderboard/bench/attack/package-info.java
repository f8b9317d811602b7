/** The attack of a whole system, for as long as it is wanted. */
@NullMarked
package gg.leaderboard.bench.attack;

import org.jspecify.annotations.NullMarked;
