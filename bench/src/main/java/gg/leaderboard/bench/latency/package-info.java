/** How long it takes from Kafka's acceptance of an event to its arrival at a WebSocket client. */
@NullMarked
package gg.leaderboard.bench.latency;

import org.jspecify.annotations.NullMarked;
