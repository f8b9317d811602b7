/** The {@code simulator} source: made-up players whose events look like real ones. */
@NullMarked
package gg.leaderboard.producer.simulator;

import org.jspecify.annotations.NullMarked;
