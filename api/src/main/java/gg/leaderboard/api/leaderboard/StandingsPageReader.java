package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.ProblemException;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.ProfileReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads parts of boards with the names of their players. */
@Component
class StandingsPageReader {

    private final BoardReader boards;
    private final ProfileReader profiles;

    StandingsPageReader(BoardReader boards, ProfileReader profiles) {
        this.boards = boards;
        this.profiles = profiles;
    }

    StandingsPage top(Ranking ranking, int limit) {
        return page(ranking, boards.top(ranking, limit));
    }

    StandingsPage after(Ranking ranking, Cursor cursor, int limit) {
        return page(ranking, boards.after(ranking, cursor.score(), cursor.playerId(), limit));
    }

    StandingsPage range(Ranking ranking, long start, long end) {
        return page(ranking, boards.page(ranking, start, end));
    }

    /** @throws ProblemException 404 for a player without a rank */
    StandingsPage around(Ranking ranking, String playerId, int range) {
        return page(
                ranking,
                boards.around(ranking, playerId, range)
                        .orElseThrow(() -> StandingReader.notRanked(ranking.board(), playerId)));
    }

    private StandingsPage page(Ranking ranking, BoardPage page) {
        Map<String, String> names = names(page);
        return new StandingsPage(
                BoardSelection.of(ranking),
                page.totalPlayers(),
                entries(page.entries(), names),
                null,
                Cursor.after(ranking, page));
    }

    /** Those of {@code playerIds} who have a rank, and who has none. */
    StandingsPage among(Ranking ranking, List<String> playerIds) {
        BoardPage page = boards.among(ranking, playerIds);
        return new StandingsPage(
                BoardSelection.of(ranking),
                page.totalPlayers(),
                entriesAmong(page.entries(), names(page)),
                missing(page.entries(), playerIds),
                null);
    }

    private Map<String, String> names(BoardPage page) {
        return profiles.names(page.entries().stream().map(BoardEntry::playerId).toList());
    }

    static List<PageEntry> entries(List<BoardEntry> ranked, Map<String, String> names) {
        return ranked.stream().map(entry -> entry(entry, names, null)).toList();
    }

    /** With the rank that each has among these alone. */
    static List<PageEntry> entriesAmong(List<BoardEntry> ranked, Map<String, String> names) {
        List<PageEntry> entries = new ArrayList<>();
        long rankAmong = 0;
        for (BoardEntry entry : ranked) {
            boolean tied = !entries.isEmpty() && entries.get(entries.size() - 1).rank() == entry.rank();
            rankAmong = tied ? rankAmong : entries.size() + 1L;
            entries.add(entry(entry, names, rankAmong));
        }
        return entries;
    }

    /** Those of {@code asked} who are not among {@code found}. */
    static List<String> missing(List<BoardEntry> found, List<String> asked) {
        Set<String> ids = found.stream().map(BoardEntry::playerId).collect(Collectors.toSet());
        return asked.stream().filter(id -> !ids.contains(id)).distinct().toList();
    }

    private static PageEntry entry(BoardEntry entry, Map<String, String> names, @Nullable Long rankAmong) {
        String id = entry.playerId();
        String name = names.getOrDefault(id, id);
        return new PageEntry(entry.rank(), rankAmong, id, name, name, entry.score());
    }
}
