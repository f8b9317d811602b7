/** The {@code scores} source: players whose scores on one board keep rising. */
@NullMarked
package gg.leaderboard.producer.scores;

import org.jspecify.annotations.NullMarked;
