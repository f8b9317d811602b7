/**
 * Everything in one JVM, for a machine that has only a JDK: embedded Kafka and Redis, and the services as they are,
 * each in a Spring context of its own. This is wiring only; what the services do is theirs.
 */
@NullMarked
package gg.leaderboard.standalone;

import org.jspecify.annotations.NullMarked;
