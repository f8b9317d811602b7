/** Random input: HTTP requests, raw HTTP, WebSocket frames and Kafka records. */
@NullMarked
package gg.leaderboard.attack.input;

import org.jspecify.annotations.NullMarked;
