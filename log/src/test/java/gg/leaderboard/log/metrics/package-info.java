/** Tests of the metrics of folds, without servers. */
@NullMarked
package gg.leaderboard.log.metrics;

import org.jspecify.annotations.NullMarked;
