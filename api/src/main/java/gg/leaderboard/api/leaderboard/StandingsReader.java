package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.profile.PlayerLabel;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.SelectionParameters;
import gg.leaderboard.web.archive.PastPage;
import gg.leaderboard.web.archive.PastStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads boards with the current names of their players: current boards from Redis, past boards from the archive.
 * Players who are hidden now are left out of both.
 */
@Component
public class StandingsReader {

    private final BoardCatalog catalog;
    private final BoardReader live;
    private final PastBoardReader past;
    private final ProfileReader profiles;
    private final BanReader bans;
    private final Dependencies dependencies;
    private final ReadResponses answers;

    StandingsReader(
            BoardCatalog catalog,
            BoardReader live,
            PastBoardReader past,
            ProfileReader profiles,
            BanReader bans,
            Dependencies dependencies,
            ReadResponses answers) {
        this.catalog = catalog;
        this.live = live;
        this.past = past;
        this.profiles = profiles;
        this.bans = bans;
        this.dependencies = dependencies;
        this.answers = answers;
    }

    /** The best {@code limit} players of a current board. */
    public TopPlayers top(Ranking ranking, int limit) {
        dependencies.requireRedis();
        BoardPage page = live.top(ranking, limit);
        return new TopPlayers(page.totalPlayers(), labelled(page.entries(), false));
    }

    /** A player's standing on a current board; empty for a player who is not on it. */
    public Optional<Standing> standing(Ranking ranking, String playerId) {
        dependencies.requireRedis();
        return live.standing(ranking, playerId);
    }

    /** The best {@code limit} players of a current board, as an {@code /api/v1} response. */
    ReadResponse<StandingsPage> firstPage(Ranking ranking, int limit) {
        return current(() -> ranking, null, part -> live.top(part, limit));
    }

    /** The players at the positions {@code start} to {@code end}, from 0, both included. */
    ReadResponse<StandingsPage> range(BoardRequest request, long start, long end) {
        return page(request, null, ranking -> live.page(ranking, start, end), () -> past.range(request, start, end));
    }

    /** The page after the cursor. */
    ReadResponse<StandingsPage> after(Cursor cursor, int limit) {
        return page(
                cursor.request(),
                null,
                ranking -> live.after(ranking, cursor.score(), cursor.playerId(), limit),
                () -> past.after(cursor, limit));
    }

    /** These players, with their ranks on the whole board. */
    ReadResponse<StandingsPage> among(BoardRequest request, List<String> players) {
        return page(request, players, ranking -> live.among(ranking, players), () -> past.among(request, players));
    }

    /** A player with up to {@code range} others on each side. A problem with status 404 for a player without a rank. */
    ReadResponse<StandingsPage> around(BoardRequest request, String player, int range) {
        return page(
                request,
                null,
                ranking -> live.around(ranking, player, range).orElseThrow(() -> notRanked(ranking.board(), player)),
                () -> past.around(request, player, range));
    }

    /** A player's standing. A problem with status 404 for a player who is not on the board. */
    ReadResponse<Envelope<PlayerStanding>> player(BoardRequest request, String player) {
        if (request.at() == null) {
            return answers.enveloped(() -> labelled(live.standing(ranking(request), player)
                    .orElseThrow(() -> ProblemException.notFound("There is no player " + Rules.quote(player)
                            + " on the leaderboard " + Rules.quote(request.board()) + "."))));
        }
        PastStanding found = past.player(request, player);
        PlayerStanding standing = labelled(standing(found));
        return answers.historical(found.logTime(), asOf -> new Envelope<>(true, standing, asOf, null));
    }

    private PlayerStanding labelled(Standing standing) {
        String player = standing.playerId();
        return PlayerStanding.of(standing, profiles.labels(List.of(player)).apply(player));
    }

    /** Creates the problem for a player without a rank on a board. */
    public static ProblemException notRanked(String board, String playerId) {
        return ProblemException.notFound(
                "The player " + Rules.quote(playerId) + " has no rank on the leaderboard " + Rules.quote(board) + ".");
    }

    /** The best and the worst score of a current board. */
    ReadResponse<Envelope<ScoreStats>> stats(BoardRequest request) {
        return answers.enveloped(() -> {
            Ranking ranking = ranking(request);
            return ScoreStats.of(ranking, live.stats(ranking));
        });
    }

    /** The distribution of a current board's scores. */
    ReadResponse<Envelope<ScoreHistogram>> histogram(BoardRequest request, int buckets) {
        return answers.enveloped(() -> {
            Ranking ranking = ranking(request);
            return ScoreHistogram.of(ranking, live.histogram(ranking, buckets));
        });
    }

    private Ranking ranking(BoardRequest request) {
        return catalog.ranking(request.board(), request.selection());
    }

    private ReadResponse<StandingsPage> page(
            BoardRequest request,
            @Nullable List<String> asked,
            Function<Ranking, BoardPage> current,
            Supplier<PastPage> earlier) {
        if (request.at() == null) {
            return current(() -> ranking(request), asked, current);
        }
        PastPage found = earlier.get();
        BoardRequest part = new BoardRequest(
                request.board(), new SelectionParameters(found.window(), found.period(), found.season()), request.at());
        BoardSelection shown = BoardSelection.of(request.board(), found.window(), found.period(), found.season());
        BoardPage all = new BoardPage(found.totalPlayers(), found.entries(), found.more());
        StandingsPage page = page(part, shown, all, bans.hiddenFrom(request.board(), ids(all.entries())), asked);
        return answers.historical(found.logTime(), page::withAsOf);
    }

    private ReadResponse<StandingsPage> current(
            Supplier<Ranking> ranking, @Nullable List<String> asked, Function<Ranking, BoardPage> read) {
        return answers.withAsOf(
                () -> {
                    Ranking part = ranking.get();
                    BoardSelection shown = BoardSelection.of(part);
                    return page(BoardRequest.of(part), shown, read.apply(part), Set.of(), asked);
                },
                StandingsPage::withAsOf);
    }

    private StandingsPage page(
            BoardRequest part, BoardSelection shown, BoardPage page, Set<String> hidden, @Nullable List<String> asked) {
        // The remaining players keep their ranks of that moment.
        List<BoardEntry> entries = page.entries().stream()
                .filter(entry -> !hidden.contains(entry.playerId()))
                .toList();
        return new StandingsPage(
                shown,
                page.totalPlayers(),
                labelled(entries, asked != null),
                asked == null ? null : missing(entries, asked),
                Cursor.after(part, page));
    }

    private List<PageEntry> labelled(List<BoardEntry> entries, boolean ranksAmong) {
        Function<String, PlayerLabel> labels = profiles.labels(ids(entries));
        List<PageEntry> labelled = new ArrayList<>();
        long rankAmong = 0;
        for (BoardEntry entry : entries) {
            boolean tied =
                    !labelled.isEmpty() && labelled.get(labelled.size() - 1).rank() == entry.rank();
            rankAmong = tied ? rankAmong : labelled.size() + 1L;
            labelled.add(PageEntry.of(entry, ranksAmong ? rankAmong : null, labels.apply(entry.playerId())));
        }
        return labelled;
    }

    private static List<String> missing(List<BoardEntry> found, List<String> asked) {
        Set<String> ids = Set.copyOf(ids(found));
        return asked.stream().filter(id -> !ids.contains(id)).distinct().toList();
    }

    private static List<String> ids(List<BoardEntry> entries) {
        return entries.stream().map(BoardEntry::playerId).toList();
    }

    private static Standing standing(PastStanding past) {
        return new Standing(past.playerId(), past.score(), past.rank(), past.totalPlayers(), past.worse(), past.next());
    }
}
