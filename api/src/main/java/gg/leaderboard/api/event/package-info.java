/** Accepts events and scores over HTTP and writes them to Kafka. */
@NullMarked
package gg.leaderboard.api.event;

import org.jspecify.annotations.NullMarked;
