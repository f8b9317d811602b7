/**
 * Consumers that no record can exhaust. Kafka's consumer inflates a compressed record whole before anything can look at its
 * size; here every batch passes a limit first, as a stream.
 */
@NullMarked
package gg.leaderboard.log.bounded;

import org.jspecify.annotations.NullMarked;
