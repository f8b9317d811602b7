/**
 * The servers for tests. All tests of a JVM share one Kafka, one Redis and one PostgreSQL. They run in containers if a
 * Docker engine is available, and embedded otherwise. A test can also start its own servers, to stop and start them
 * again. Other programs, such as those of Node.js, are used if they are installed.
 */
@NullMarked
package gg.leaderboard.testing;

import org.jspecify.annotations.NullMarked;
