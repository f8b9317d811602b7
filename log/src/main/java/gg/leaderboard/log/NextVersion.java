package gg.leaderboard.log;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion.Change;

/**
 * A version that is about to be written. When it comes into force the log decides.
 *
 * @param definition of a board that is to be deleted, what it is now
 */
public record NextVersion(Change change, BoardDefinition definition) {}
