/**
 * Consumers with bounded memory. Kafka's consumer decompresses a record completely before its size can be checked. Here
 * every batch is decompressed as a stream and checked against limits first.
 */
@NullMarked
package gg.leaderboard.log.bounded;

import org.jspecify.annotations.NullMarked;
