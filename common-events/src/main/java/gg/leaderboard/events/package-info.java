/**
 * The contract between all services: game events, their JSON format, their validation rules, and the topics. The package
 * does not depend on Spring, Kafka or Redis.
 */
@NullMarked
package gg.leaderboard.events;

import org.jspecify.annotations.NullMarked;
