/** The {@code simulator} source: realistic events of simulated players. */
@NullMarked
package gg.leaderboard.producer.simulator;

import org.jspecify.annotations.NullMarked;
