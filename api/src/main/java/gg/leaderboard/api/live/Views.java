package gg.leaderboard.api.live;

import gg.leaderboard.api.achievement.AchievementReader;
import gg.leaderboard.api.leaderboard.LeaderboardReader;
import gg.leaderboard.standings.Totals;
import gg.leaderboard.standings.board.BuiltInBoards;
import gg.leaderboard.standings.window.Window;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The views that somebody watches. Nothing is read for any other. */
@Component
class Views implements AutoCloseable {

    /** The view of a client that has subscribed to nothing; no board has this id. */
    static final String OVERVIEW = "";

    private static final int TOP = 10;

    private final LeaderboardReader leaderboards;
    private final AchievementReader achievements;
    private final Totals totals;
    private final Messages messages;
    private final LiveProperties properties;
    private final ExecutorService executor;
    private final EventRate rate = new EventRate();
    private final ConcurrentMap<String, View> watched = new ConcurrentHashMap<>();

    Views(
            LeaderboardReader leaderboards,
            AchievementReader achievements,
            Totals totals,
            Messages messages,
            LiveProperties properties) {
        this.leaderboards = leaderboards;
        this.achievements = achievements;
        this.totals = totals;
        this.messages = messages;
        this.properties = properties;
        this.executor = new ThreadPoolExecutor(
                properties.readers(),
                properties.readers(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DiscardPolicy());
    }

    /** Shows the view {@code id}, now and after each change. */
    void join(String id, Outbox watcher) {
        View view = watched.compute(id, (key, known) -> {
            View joined = known == null ? view(key) : known;
            joined.add(watcher);
            return joined;
        });
        view.welcome(watcher);
    }

    void leave(String id, Outbox watcher) {
        watched.computeIfPresent(id, (key, view) -> {
            view.remove(watcher);
            return view.isWatched() ? view : null;
        });
    }

    /** Some standings have changed, these boards among them. */
    void changed(Collection<String> boards) {
        boards.forEach(this::viewChanged);
        viewChanged(OVERVIEW);
    }

    /** Anything may have changed. */
    void allChanged() {
        watched.values().forEach(View::changed);
    }

    private void viewChanged(String id) {
        View view = watched.get(id);
        if (view != null) {
            view.changed();
        }
    }

    private View view(String id) {
        Supplier<Snapshot> source = id.equals(OVERVIEW) ? this::overview : () -> board(id);
        return new View(id, source, messages, properties.interval(), executor);
    }

    private Snapshot board(String id) {
        return new BoardSnapshot(id, leaderboards.top(id, Window.ALLTIME, TOP));
    }

    private Snapshot overview() {
        long events = totals.events();
        return new OverviewSnapshot(
                leaderboards.top(BuiltInBoards.GLOBAL, Window.ALLTIME, TOP),
                achievements.latest(TOP),
                new OverviewSnapshot.Stats(rate.after(events, System.nanoTime()), events));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
