/**
 * The contract between all services: what a game event is, how it is written as JSON, when it is valid, and on which
 * topics it travels. Nothing here knows Spring, Kafka or Redis.
 */
@NullMarked
package gg.leaderboard.events;

import org.jspecify.annotations.NullMarked;
