package gg.leaderboard.archive.past;

import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import java.util.List;
import java.util.Optional;

/** The reads of one board that every ranking has. */
interface RankingUnderTest {

    BoardPage page(long start, long end);

    BoardPage after(long score, String player, int limit);

    Optional<BoardPage> around(String player, int range);

    BoardPage among(List<String> players);

    Optional<Standing> standing(String player);
}
