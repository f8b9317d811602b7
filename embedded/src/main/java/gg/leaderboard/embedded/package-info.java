/**
 * A real Kafka broker, a real Redis and a real PostgreSQL for machines that have only a JDK: for {@code standalone},
 * tests and benchmarks. All listen on loopback only and keep their state in a directory, from one start to the next.
 * Nothing here knows Spring.
 */
@NullMarked
package gg.leaderboard.embedded;

import org.jspecify.annotations.NullMarked;
