package gg.leaderboard.log.inlet;

import gg.leaderboard.events.mapping.Mapping;

/**
 * A topic whose records become events.
 *
 * @param makesBoards whether a board that a score names is made if there has never been one
 */
public record Inlet(String topic, Mapping mapping, boolean makesBoards) {}
