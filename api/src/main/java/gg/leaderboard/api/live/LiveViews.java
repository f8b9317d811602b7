package gg.leaderboard.api.live;

import gg.leaderboard.api.health.Readiness;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.leaderboard.StandingsReader;
import gg.leaderboard.api.player.AchievementReader;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.redis.TotalsReader;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.tracing.Tracing;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The views that have watchers. No other view is read. */
@Component
class LiveViews implements AutoCloseable {

    private static final int TOP = 10;

    private final BoardCatalog boards;
    private final StandingsReader standings;
    private final AchievementReader achievements;
    private final TotalsReader totals;
    private final Readiness readiness;
    private final MessageFactory messages;
    private final LiveMetrics metrics;
    private final Tracing tracing;
    private final ExecutorService boardReaders;
    private final ExecutorService playerReaders;
    private final PushPace boardPace;
    private final PushPace playerPace;
    private final EventRate rate = new EventRate();
    // Grouped by board, so that the cost of a notice does not depend on the other boards and their players.
    private final ConcurrentMap<String, ConcurrentMap<Subject, LiveView>> watched = new ConcurrentHashMap<>();

    LiveViews(
            BoardCatalog boards,
            StandingsReader standings,
            AchievementReader achievements,
            TotalsReader totals,
            Readiness readiness,
            MessageFactory messages,
            LiveMetrics metrics,
            LiveProperties properties,
            Tracing tracing) {
        this.boards = boards;
        this.standings = standings;
        this.achievements = achievements;
        this.totals = totals;
        this.readiness = readiness;
        this.messages = messages;
        this.metrics = metrics;
        this.tracing = tracing;
        this.boardReaders = threads(properties.readers());
        this.playerReaders = threads(properties.playerReaders());
        this.boardPace = new PushPace(properties.minInterval(), properties.interval());
        this.playerPace = new PushPace(properties.minInterval(), properties.interval());
    }

    private static ExecutorService threads(int count) {
        return new ThreadPoolExecutor(
                count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DiscardPolicy());
    }

    /** Sends {@code subject} to the watcher, now and after each change. */
    void subscribe(Subject subject, SendQueue watcher) {
        watched.compute(subject.boardId(), (board, known) -> {
            ConcurrentMap<Subject, LiveView> ofBoard = known == null ? new ConcurrentHashMap<>() : known;
            ofBoard.computeIfAbsent(subject, this::view).add(watcher);
            return ofBoard;
        });
        resend(subject, watcher);
    }

    /** Sends the current state again to a watcher that is already subscribed. */
    void resend(Subject subject, SendQueue watcher) {
        LiveView view = ofBoard(subject.boardId()).get(subject);
        if (view != null) {
            view.sendCurrent(watcher);
        }
    }

    void unsubscribe(Subject subject, SendQueue watcher) {
        watched.computeIfPresent(subject.boardId(), (board, ofBoard) -> {
            ofBoard.computeIfPresent(subject, (key, view) -> {
                view.remove(watcher);
                return view.isWatched() ? view : null;
            });
            return ofBoard.isEmpty() ? null : ofBoard;
        });
    }

    private Map<Subject, LiveView> ofBoard(String board) {
        Map<Subject, LiveView> ofBoard = watched.get(board);
        return ofBoard == null ? Map.of() : ofBoard;
    }

    /** The next reads of these boards and of the overview show a traced change. Call it before {@link #changed}. */
    void traced(Collection<String> boards, SpanContext change) {
        boards.forEach(board -> ofBoard(board).forEach((subject, view) -> {
            // A board can have many followed players.
            if (!(subject instanceof Subject.Player)) {
                view.traced(change);
            }
        }));
        ofBoard(Subject.Overview.ONLY.boardId()).values().forEach(view -> view.traced(change));
    }

    /** Notifies the views of the changed boards; {@code boards} is empty if only profiles or the feed have changed. */
    void changed(Collection<String> boards) {
        boards.forEach(board -> ofBoard(board).values().forEach(LiveView::changed));
        ofBoard(Subject.Overview.ONLY.boardId()).values().forEach(LiveView::changed);
    }

    /** Notifies all views, because any board may have changed. */
    void allChanged() {
        watched.values().forEach(ofBoard -> ofBoard.values().forEach(LiveView::changed));
    }

    /** The number of watchers of each board, for all its subjects and windows. */
    Map<String, Integer> watchersByBoard() {
        Map<String, Integer> watchers = new TreeMap<>();
        watched.forEach((board, ofBoard) -> watchers.put(
                board, ofBoard.values().stream().mapToInt(LiveView::watchers).sum()));
        watchers.remove(Subject.Overview.ONLY.boardId());
        return watchers;
    }

    private LiveView view(Subject subject) {
        boolean player = subject instanceof Subject.Player;
        UnaryOperator<LiveProblem> explanation =
                subject instanceof Subject.Overview ? this::withReasons : UnaryOperator.identity();
        return new LiveView(
                subject,
                source(subject),
                explanation,
                messages,
                metrics,
                player ? playerPace : boardPace,
                player ? playerReaders : boardReaders,
                tracing);
    }

    // No reason may be known: the api notices a moment after the first failed read that a server is unavailable.
    private LiveProblem withReasons(LiveProblem problem) {
        return problem.withNotCounting(readiness.reasons());
    }

    private Supplier<LiveSnapshot> source(Subject subject) {
        if (subject instanceof Subject.Board board) {
            return () -> board(board);
        }
        return subject instanceof Subject.Player player ? () -> player(player) : this::overview;
    }

    private LiveSnapshot board(Subject.Board board) {
        Ranking ranking = boards.current(board.id(), board.window());
        return new LiveBoardSnapshot(board.id(), ranking.period(), standings.top(ranking, TOP));
    }

    private LiveSnapshot player(Subject.Player player) {
        Ranking ranking = boards.current(player.board().id(), player.board().window());
        return standings
                .standing(ranking, player.playerId())
                .map(standing -> LivePlayerSnapshot.of(player, ranking, standing))
                .orElseGet(() -> LivePlayerSnapshot.absent(
                        player, ranking, standings.top(ranking, 1).total()));
    }

    private LiveSnapshot overview() {
        long events = totals.events();
        return new LiveOverviewSnapshot(
                standings.top(boards.current(BuiltInBoards.GLOBAL, Window.ALLTIME), TOP),
                achievements.latest(TOP),
                new LiveOverviewSnapshot.Stats(rate.update(events, System.nanoTime()), events, readiness.reasons()));
    }

    @Override
    public void close() {
        boardReaders.shutdownNow();
        playerReaders.shutdownNow();
    }
}
