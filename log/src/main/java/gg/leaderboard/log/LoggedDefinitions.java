package gg.leaderboard.log;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;

/**
 * The definitions as far as their topic was read.
 *
 * @param partition the topic's only partition; another one once the topic was deleted and created anew
 * @param position the offset of the next record to read
 */
public record LoggedDefinitions(Definitions definitions, LogPartition partition, long position) {}
