/** What all services have in common in their metrics. */
@NullMarked
package gg.leaderboard.log.metrics;

import org.jspecify.annotations.NullMarked;
