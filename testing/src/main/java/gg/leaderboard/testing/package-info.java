/**
 * The servers that tests run against: one Kafka, one Redis and one PostgreSQL for all tests of a JVM, in
 * containers where a Docker engine answers and embedded where none does; and servers of a test's own, to stop and start
 * again.
 */
@NullMarked
package gg.leaderboard.testing;

import org.jspecify.annotations.NullMarked;
