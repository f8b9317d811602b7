package gg.leaderboard.standings.definition;

import java.time.Instant;

/**
 * The scoring rules of a board in a generation. They replace the rules that the board was created with.
 *
 * @param created when the board was created; a later board with the same id is a different board
 */
public record BoardRules(Instant created, SortOrder sortOrder, UpdateMode updateMode) {}
