package gg.leaderboard.faults.work;

import java.time.Instant;

/**
 * A score that was read.
 *
 * @param asOf the response contains everything that was logged by then
 * @param at when the response was complete
 */
public record Observation(String player, long score, Instant asOf, Instant at) {}
