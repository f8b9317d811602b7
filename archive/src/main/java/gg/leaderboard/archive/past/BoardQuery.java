package gg.leaderboard.archive.past;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.SortOrder;
import java.time.Instant;

/**
 * A period of a board at a moment, and how it was ranked then.
 *
 * @param depth number of players that could be read, from the best
 * @param definitions to fold by
 */
record BoardQuery(BoardPeriod period, Instant time, SortOrder order, long depth, Definitions definitions) {

    static BoardQuery of(Ranking ranking, Instant time, Definitions definitions) {
        return new BoardQuery(
                BoardPeriod.of(ranking.board(), ranking.season(), ranking.period()),
                time,
                ranking.order(),
                ranking.depth(),
                definitions);
    }
}
