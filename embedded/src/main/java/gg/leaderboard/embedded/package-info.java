/**
 * A real Kafka broker and a real Redis for machines that have only a JDK: for {@code standalone}, tests and benchmarks.
 * Both listen on loopback only and keep their state in a directory, from one start to the next. Nothing here knows
 * Spring.
 */
@NullMarked
package gg.leaderboard.embedded;

import org.jspecify.annotations.NullMarked;
