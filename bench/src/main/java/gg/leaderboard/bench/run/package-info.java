/** The benchmarks without helper classes in a package of their own. */
@NullMarked
package gg.leaderboard.bench.run;

import org.jspecify.annotations.NullMarked;
