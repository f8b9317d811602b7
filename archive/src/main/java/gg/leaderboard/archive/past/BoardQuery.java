package gg.leaderboard.archive.past;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.SortOrder;
import java.time.Instant;

/**
 * A part of a board at a moment, and how it was ranked then.
 *
 * @param depth how many places could be read
 * @param definitions by which it was found, and is to be counted
 */
record BoardQuery(BoardPeriod period, Instant time, SortOrder order, long depth, Definitions definitions) {}
