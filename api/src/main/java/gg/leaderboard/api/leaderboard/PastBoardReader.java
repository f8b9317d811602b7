package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.archive.ArchiveClient;
import gg.leaderboard.api.limit.CallLimits;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.web.archive.PastPage;
import gg.leaderboard.web.archive.PastStanding;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads past boards from the archive. Players who are hidden now are left out. */
@Component
class PastBoardReader {

    private static final String BOARD = "/api/v1/leaderboards/{board}";
    private static final String WHEN = "?at={at}&window={window}&period={period}&season={season}";

    private final ArchiveClient archive;
    private final BanReader bans;
    private final CallLimits limits;

    PastBoardReader(ArchiveClient archive, BanReader bans, CallLimits limits) {
        this.archive = archive;
        this.bans = bans;
        this.limits = limits;
    }

    PastPage range(BoardRequest request, long start, long end) {
        return get(PastPage.class, request, "/range", List.of(), "&start={start}&end={end}", List.of(start, end));
    }

    PastPage after(Cursor cursor, int limit) {
        return get(
                PastPage.class,
                cursor.request(),
                "/after",
                List.of(),
                "&score={score}&player={player}&limit={limit}",
                List.of(cursor.score(), cursor.playerId(), limit));
    }

    PastPage among(BoardRequest request, List<String> players) {
        // One parameter for each player, because an id may contain a comma.
        return get(PastPage.class, request, "/among", List.of(), "&players={player}".repeat(players.size()), players);
    }

    PastPage around(BoardRequest request, String player, int range) {
        requireVisible(request, player);
        return get(PastPage.class, request, "/around/{player}", List.of(player), "&range={range}", List.of(range));
    }

    PastStanding player(BoardRequest request, String player) {
        requireVisible(request, player);
        return get(PastStanding.class, request, "/player/{player}", List.of(player), "", List.of());
    }

    private void requireVisible(BoardRequest request, String player) {
        if (bans.isHiddenFrom(request.board(), player)) {
            throw StandingsReader.notRanked(request.board(), player);
        }
    }

    private <T> T get(
            Class<T> type,
            BoardRequest request,
            String path,
            Collection<?> inPath,
            String query,
            Collection<?> inQuery) {
        Stream<?> when = Stream.concat(
                Stream.of(Objects.requireNonNull(request.at())),
                request.selection().uriVariables());
        Object[] variables = Stream.of(Stream.of(request.board()), inPath.stream(), when, inQuery.stream())
                .flatMap(part -> part)
                .toArray();
        return limits.past(() -> archive.get(type, BOARD + path + WHEN + query, variables));
    }
}
