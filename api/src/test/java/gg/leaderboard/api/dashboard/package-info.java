/** Tests the dashboard in a real browser, on the real api with a real Redis and Kafka. */
@NullMarked
package gg.leaderboard.api.dashboard;

import org.jspecify.annotations.NullMarked;
