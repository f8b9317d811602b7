/**
 * Kafka, Redis and PostgreSQL servers for machines that have only a JDK. {@code standalone}, tests and benchmarks use
 * them. They listen on loopback only and keep their state in a directory between starts. This package does not depend
 * on Spring.
 */
@NullMarked
package gg.leaderboard.embedded;

import org.jspecify.annotations.NullMarked;
