package gg.leaderboard.standings.definition;

import java.time.Instant;

/**
 * By what scores of a board count, in place of what it was made with.
 *
 * @param created when the board was created that this is about; one that is created later under the same id is another
 */
public record BoardRules(Instant created, SortOrder sortOrder, UpdateMode updateMode) {}
