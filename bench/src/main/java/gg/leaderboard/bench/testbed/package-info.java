/** The servers and services of a run: separate processes that are started, monitored, and killed with the JVM. */
@NullMarked
package gg.leaderboard.bench.testbed;

import org.jspecify.annotations.NullMarked;
