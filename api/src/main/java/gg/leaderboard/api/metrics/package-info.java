/** The metrics of the api. */
@NullMarked
package gg.leaderboard.api.metrics;

import org.jspecify.annotations.NullMarked;
