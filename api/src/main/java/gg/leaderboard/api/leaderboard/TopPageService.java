package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.NumberParameters;

import gg.leaderboard.web.ProblemException;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.standings.board.Ranking;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The best players of a board: the first page, one that a cursor leads to, or a chosen few. */
@Component
class TopPageService {

    private final BoardCatalog boards;
    private final StandingsPageReader pages;
    private final PageCache recent;
    private final PastBoardReader past;
    private final ReadResponses answers;

    TopPageService(
            BoardCatalog boards,
            StandingsPageReader pages,
            PageCache recent,
            PastBoardReader past,
            ReadResponses answers) {
        this.boards = boards;
        this.pages = pages;
        this.recent = recent;
        this.past = past;
        this.answers = answers;
    }

    /**
     * The page that was asked for.
     *
     * @param limit as written in the address
     * @param cursor empty for the first page
     * @param players whom to look for; null for everybody
     * @param at the moment, as written in the address; null for now
     * @throws ProblemException 400 that names the parameter, 404 for an unknown board or season, 409 for a moment that the
     *     archive has not reached, or 503
     */
    ReadResponse<StandingsPage> find(
            String board,
            SelectionParameters selection,
            String limit,
            String cursor,
            @Nullable List<String> players,
            @Nullable String at) {
        int entries = NumberParameters.parseEntries("limit", limit);
        if (players != null) {
            return among(board, selection, cursor, chosen(players), at);
        }
        if (!cursor.isEmpty()) {
            return after(Cursor.read(cursor, board, selection, at), entries);
        }
        return at == null
                ? first(boards.ranking(board, selection), entries)
                : past.range(board, at, selection, 0, entries - 1L);
    }

    private ReadResponse<StandingsPage> first(Ranking ranking, int limit) {
        return limit > PageCache.MOST_ENTRIES
                ? read(ranking, limit)
                : recent.get(ranking, limit, () -> read(ranking, limit));
    }

    private ReadResponse<StandingsPage> read(Ranking ranking, int limit) {
        return answers.withAsOf(() -> pages.top(ranking, limit), StandingsPage::withAsOf);
    }

    private ReadResponse<StandingsPage> after(Cursor cursor, int limit) {
        if (cursor.at() != null) {
            return past.after(cursor, limit);
        }
        Ranking ranking = boards.ranking(cursor.board(), cursor.selection());
        return answers.withAsOf(() -> pages.after(ranking, cursor, limit), StandingsPage::withAsOf);
    }

    private ReadResponse<StandingsPage> among(
            String board, SelectionParameters selection, String cursor, List<String> players, @Nullable String at) {
        if (!cursor.isEmpty()) {
            throw ProblemException.badRequest("cursor cannot be used with players, who are all on one page.")
                    .with("parameter", "cursor");
        }
        if (at != null) {
            return past.among(board, at, selection, players);
        }
        Ranking ranking = boards.ranking(board, selection);
        return answers.withAsOf(() -> pages.among(ranking, players), StandingsPage::withAsOf);
    }

    private static List<String> chosen(List<String> players) {
        List<String> ids = players.stream().filter(id -> !id.isEmpty()).toList();
        if (ids.isEmpty() || ids.size() > NumberParameters.MAX_ENTRIES) {
            throw ProblemException.badRequest("players must name 1 to " + NumberParameters.MAX_ENTRIES
                            + " players; named " + ids.size() + ".")
                    .with("parameter", "players");
        }
        return ids;
    }
}
