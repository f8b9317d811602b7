/** Load and latency runs against real servers, started for the run and gone after it: the command line. */
@NullMarked
package gg.leaderboard.bench;

import org.jspecify.annotations.NullMarked;
