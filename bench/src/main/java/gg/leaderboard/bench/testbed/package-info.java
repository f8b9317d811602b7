/** The servers and services of a run: started as processes of their own, watched, and gone with the JVM. */
@NullMarked
package gg.leaderboard.bench.testbed;

import org.jspecify.annotations.NullMarked;
