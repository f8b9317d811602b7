package gg.leaderboard.archive.past;

import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The reads of one board that every ranking has. */
record RankingUnderTest(
        BiFunction<Long, Long, BoardPage> pages,
        After pagesAfter,
        BiFunction<String, Integer, Optional<BoardPage>> pagesAround,
        Function<List<String>, BoardPage> pagesAmong,
        Function<String, Optional<Standing>> standings) {

    /** Reads the page after an entry. */
    interface After {

        BoardPage page(long score, String player, int limit);
    }

    BoardPage page(long start, long end) {
        return pages.apply(start, end);
    }

    BoardPage after(long score, String player, int limit) {
        return pagesAfter.page(score, player, limit);
    }

    Optional<BoardPage> around(String player, int range) {
        return pagesAround.apply(player, range);
    }

    BoardPage among(List<String> players) {
        return pagesAmong.apply(players);
    }

    Optional<Standing> standing(String player) {
        return standings.apply(player);
    }
}
