/** Text files as numbered lines: read whole, or followed while they grow. */
@NullMarked
package gg.leaderboard.producer.lines;

import org.jspecify.annotations.NullMarked;
