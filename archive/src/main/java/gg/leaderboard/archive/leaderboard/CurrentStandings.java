package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.definition.SortOrder;
import java.util.List;

/**
 * The archive's current standings, without hidden players. Calls fail with a
 * {@link org.springframework.dao.DataAccessException} while the store is unavailable.
 */
public interface CurrentStandings {

    /**
     * The best players; players with equal scores are sorted by player id.
     *
     * @param limit maximum number of players, from 1
     */
    List<BoardEntry> top(BoardPeriod board, SortOrder order, int limit);
}
