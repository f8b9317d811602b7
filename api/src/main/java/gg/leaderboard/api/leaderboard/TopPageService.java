package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.web.NumberParameters;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the best players of a board: the first page, the page of a cursor, or given players. */
@Component
class TopPageService {

    private final BoardCatalog boards;
    private final StandingsReader standings;
    private final PageCache recent;

    TopPageService(BoardCatalog boards, StandingsReader standings, PageCache recent) {
        this.boards = boards;
        this.standings = standings;
        this.recent = recent;
    }

    /**
     * Returns the requested page.
     *
     * @param cursor empty for the first page
     * @param players the requested players; null for all
     * @throws ProblemException 400 that names the parameter, 404 for an unknown board or season, 409 for a moment that
     *     the archive has not reached, or 503
     */
    ReadResponse<StandingsPage> find(BoardRequest request, int limit, String cursor, @Nullable List<String> players) {
        if (players != null) {
            return standings.among(request, chosen(players, cursor));
        }
        if (!cursor.isEmpty()) {
            return standings.after(Cursor.read(cursor, request), limit);
        }
        return request.at() == null
                ? first(boards.ranking(request.board(), request.selection()), limit)
                : standings.range(request, 0, limit - 1L);
    }

    private ReadResponse<StandingsPage> first(Ranking ranking, int limit) {
        return limit > PageCache.MOST_ENTRIES
                ? standings.firstPage(ranking, limit)
                : recent.get(ranking, limit, () -> standings.firstPage(ranking, limit));
    }

    private static List<String> chosen(List<String> players, String cursor) {
        List<String> ids = players.stream().filter(id -> !id.isEmpty()).toList();
        if (ids.isEmpty() || ids.size() > NumberParameters.MAX_ENTRIES) {
            throw ProblemException.badRequest("players must name 1 to " + NumberParameters.MAX_ENTRIES
                            + " players; named " + ids.size() + ".")
                    .with("parameter", "players");
        }
        if (!cursor.isEmpty()) {
            throw ProblemException.badRequest("cursor and players cannot be combined.")
                    .with("parameter", "cursor");
        }
        return ids;
    }
}
