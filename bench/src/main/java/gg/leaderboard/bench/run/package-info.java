/** The benchmarks that need no helper classes of their own package. */
@NullMarked
package gg.leaderboard.bench.run;

import org.jspecify.annotations.NullMarked;
