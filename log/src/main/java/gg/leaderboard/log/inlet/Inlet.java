package gg.leaderboard.log.inlet;

import gg.leaderboard.events.mapping.Mapping;

/**
 * A topic whose records are converted to events.
 *
 * @param makesBoards whether a score creates its board if the board never existed
 */
public record Inlet(String topic, Mapping mapping, boolean makesBoards) {}
