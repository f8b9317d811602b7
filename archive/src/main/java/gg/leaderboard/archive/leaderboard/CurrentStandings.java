package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import java.util.List;

/**
 * The leaderboards as they stand, in whichever store the fold of current standings writes to. Hidden players are not there.
 * Calls fail with a {@link org.springframework.dao.DataAccessException} while the store is away.
 */
public interface CurrentStandings {

    /**
     * The best players, equal scores by player id; none of a board that nobody is on.
     *
     * @param limit how many at most, from 1
     */
    List<StandingsEntry> top(BoardPeriod board, SortOrder order, int limit);
}
