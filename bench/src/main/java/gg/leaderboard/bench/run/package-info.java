/** The benchmarks that need no separate package. */
@NullMarked
package gg.leaderboard.bench.run;

import org.jspecify.annotations.NullMarked;
