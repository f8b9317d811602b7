/** Kafka topics, board definitions and environment variables, shared by all services. */
@NullMarked
package gg.leaderboard.log;

import org.jspecify.annotations.NullMarked;
