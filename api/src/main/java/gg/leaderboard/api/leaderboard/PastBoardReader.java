package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.archive.ArchiveClient;
import gg.leaderboard.web.archive.PastPage;
import gg.leaderboard.web.archive.PastStanding;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.standings.window.Window;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Boards as they were at some moment: the archive says so, with the names that players have now. Players who are hidden now are
 * left out.
 */
@Component
class PastBoardReader {

    private static final String BOARD = "/api/v1/leaderboards/{board}";
    private static final String WHEN = "?at={at}&window={window}&period={period}&season={season}";

    private final ArchiveClient archive;
    private final ProfileReader profiles;
    private final BanReader bans;
    private final ReadResponses answers;

    PastBoardReader(ArchiveClient archive, ProfileReader profiles, BanReader bans, ReadResponses answers) {
        this.archive = archive;
        this.profiles = profiles;
        this.bans = bans;
        this.answers = answers;
    }

    /** The players at the positions {@code start} to {@code end}, from 0, both included. */
    ReadResponse<StandingsPage> range(String board, String at, SelectionParameters selection, long start, long end) {
        PastPage page = ask(PastPage.class, board, "/range", "&start={start}&end={end}", at, selection, start, end);
        return answer(board, at, page, null);
    }

    /** The page that follows. */
    ReadResponse<StandingsPage> after(Cursor cursor, int limit) {
        String at = Objects.requireNonNull(cursor.at());
        PastPage page = ask(
                PastPage.class,
                cursor.board(),
                "/after",
                "&score={score}&player={player}&limit={limit}",
                at,
                cursor.selection(),
                cursor.score(),
                cursor.playerId(),
                limit);
        return answer(cursor.board(), at, page, null);
    }

    /** These players, with their ranks on the whole board. */
    ReadResponse<StandingsPage> among(String board, String at, SelectionParameters selection, List<String> players) {
        // One parameter for each, for an id may hold a comma.
        String asked = "&players={player}".repeat(players.size());
        PastPage page = ask(PastPage.class, board, "/among", asked, at, selection, players.toArray());
        return answer(board, at, page, players);
    }

    ReadResponse<StandingsPage> around(
            String board, String at, SelectionParameters selection, String player, int range) {
        requireVisible(board, player);
        PastPage page =
                askOf(PastPage.class, board, "/around/{player}", "&range={range}", player, at, selection, range);
        return answer(board, at, page, null);
    }

    ReadResponse<Envelope<PlayerStanding>> player(
            String board, String at, SelectionParameters selection, String player) {
        requireVisible(board, player);
        PastStanding past = askOf(PastStanding.class, board, "/player/{player}", "", player, at, selection);
        PlayerStanding standing =
                PlayerStanding.of(standing(past), profiles.name(player).orElse(player));
        return answers.historical(past.logTime(), asOf -> new Envelope<>(true, standing, asOf, null));
    }

    private void requireVisible(String board, String player) {
        if (bans.isHiddenFrom(board, player)) {
            throw StandingReader.notRanked(board, player);
        }
    }

    private <T> T ask(
            Class<T> type,
            String board,
            String what,
            String rest,
            String at,
            SelectionParameters selection,
            Object... variables) {
        return archive.get(type, BOARD + what + WHEN + rest, all(Stream.of(board), at, selection, variables));
    }

    private <T> T askOf(
            Class<T> type,
            String board,
            String what,
            String rest,
            String player,
            String at,
            SelectionParameters selection,
            Object... variables) {
        return archive.get(type, BOARD + what + WHEN + rest, all(Stream.of(board, player), at, selection, variables));
    }

    private static Object[] all(Stream<String> path, String at, SelectionParameters selection, Object... variables) {
        return Stream.of(path, Stream.of(at), selection.uriVariables(), Stream.of(variables))
                .flatMap(part -> part)
                .toArray();
    }

    private ReadResponse<StandingsPage> answer(String board, String at, PastPage past, @Nullable List<String> asked) {
        StandingsPage page = page(board, at, past, asked);
        return answers.historical(past.logTime(), page::withAsOf);
    }

    private StandingsPage page(String board, String at, PastPage page, @Nullable List<String> asked) {
        Set<String> hidden = bans.hiddenFrom(
                board, page.entries().stream().map(BoardEntry::playerId).toList());
        // The others keep the ranks that they had then.
        List<BoardEntry> ranked = page.entries().stream()
                .filter(entry -> !hidden.contains(entry.playerId()))
                .toList();
        Map<String, String> names =
                profiles.names(ranked.stream().map(BoardEntry::playerId).toList());
        return new StandingsPage(
                shown(board, page),
                page.totalPlayers(),
                asked == null
                        ? StandingsPageReader.entries(ranked, names)
                        : StandingsPageReader.entriesAmong(ranked, names),
                asked == null ? null : StandingsPageReader.missing(ranked, asked),
                Cursor.after(board, at, page));
    }

    private static BoardSelection shown(String board, PastPage page) {
        boolean whole = page.window().equals(Window.ALLTIME.label());
        return new BoardSelection(
                board,
                whole ? null : page.window(),
                whole ? null : page.period(),
                BoardCatalog.isBuiltIn(board) ? null : page.season());
    }

    private static Standing standing(PastStanding past) {
        PastStanding.Next next = past.next();
        return new Standing(
                past.playerId(),
                past.score(),
                past.rank(),
                past.totalPlayers(),
                past.worse(),
                next == null ? null : new NextRank(next.rank(), next.score(), next.pointsNeeded()));
    }
}
