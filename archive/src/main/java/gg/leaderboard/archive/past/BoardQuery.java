package gg.leaderboard.archive.past;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.SortOrder;
import java.time.Instant;

/**
 * A period of a board at a moment, and how it was ranked then.
 *
 * @param depth number of players that could be read, from the best
 * @param definitions to fold by
 */
record BoardQuery(BoardPeriod period, Instant time, SortOrder order, long depth, Definitions definitions) {}
