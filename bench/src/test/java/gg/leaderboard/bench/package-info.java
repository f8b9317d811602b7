/** The jar of this module, run as its users do, on a small log: for its results, not for its speed. */
@NullMarked
package gg.leaderboard.bench;

import org.jspecify.annotations.NullMarked;
