/**
 * The command line of the benchmarks. They run against real servers, which are started for the run and deleted after
 * it.
 */
@NullMarked
package gg.leaderboard.bench;

import org.jspecify.annotations.NullMarked;
