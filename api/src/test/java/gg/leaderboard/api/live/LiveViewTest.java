package gg.leaderboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests clients that join while others are being notified. A read starts when the view requests it, and ends when the
 * test supplies its result.
 */
class LiveViewTest {

    private static final Subject.Player ME = new Subject.Player(new Subject.Board("global", Window.ALLTIME), "me", 10);

    private final Semaphore begun = new Semaphore(0);
    private final BlockingQueue<Supplier<LiveSnapshot>> ends = new LinkedBlockingQueue<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final MessageFactory messages = new MessageFactory(JsonMapper.shared(), InstantSource.system());
    private final LiveView view = new LiveView(
            ME,
            this::read,
            UnaryOperator.identity(),
            messages,
            new LiveMetrics(new SimpleMeterRegistry()),
            new PushPace(Duration.ZERO, Duration.ZERO),
            executor,
            Tracing.OFF);
    private final Watcher early = new Watcher();
    private final Watcher late = new Watcher();
    private volatile @Nullable Thread reader;

    private LiveSnapshot read() {
        reader = Thread.currentThread();
        begun.release();
        try {
            return ends.take().get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test has ended", e);
        }
    }

    private static LiveSnapshot rank(long rank) {
        return new LivePlayerSnapshot(ME, Ranking.builtIn("global", Period.ALL_TIME), 70L, rank, 9);
    }

    private static LiveSnapshot trouble() {
        throw new QueryTimeoutException("for the test");
    }

    private void join(Watcher watcher) {
        view.add(watcher.outbox);
        view.sendCurrent(watcher.outbox);
    }

    private void showFirst() throws InterruptedException {
        join(early);
        begun.acquire();
        ends.add(() -> rank(1));
        early.awaitTold("rank 1");
    }

    private void beginRead() throws InterruptedException {
        view.changed();
        begun.acquire();
    }

    @AfterEach
    void shutdown() {
        executor.shutdownNow();
    }

    @Test
    void a_client_that_joins_during_a_read_gets_the_state_and_only_later_changes() throws Exception {
        showFirst();
        beginRead();
        view.add(late.outbox);
        ends.add(() -> rank(2));
        early.awaitTold("rank 1", "rank 2 overtaken");

        view.sendCurrent(late.outbox);
        assertThat(late.told()).containsExactly("rank 2");

        beginRead();
        ends.add(() -> rank(3));
        early.awaitTold("rank 1", "rank 2 overtaken", "rank 3 overtaken");
        late.awaitTold("rank 2", "rank 3 overtaken");
    }

    @Test
    void a_client_that_joins_between_a_read_and_its_notification_gets_the_current_state() throws Exception {
        showFirst();
        beginRead();
        // Holds the view's lock, as a thread that adds a client does.
        synchronized (view) {
            ends.add(() -> rank(2));
            await().until(() -> reader != null && reader.getState() == Thread.State.BLOCKED);
            view.add(late.outbox);
        }
        early.awaitTold("rank 1", "rank 2 overtaken");

        view.sendCurrent(late.outbox);
        assertThat(late.told()).containsExactly("rank 2");
    }

    @Test
    void a_client_that_gets_its_first_state_during_a_read_gets_the_changes_since_then() throws Exception {
        showFirst();
        beginRead();
        join(late);
        ends.add(() -> rank(2));

        late.awaitTold("rank 1", "rank 2 overtaken");
    }

    @Test
    void a_client_that_joins_during_a_failing_read_gets_one_error() throws Exception {
        showFirst();
        beginRead();
        view.add(late.outbox);
        ends.add(LiveViewTest::trouble);
        early.awaitTold("rank 1", "error");

        view.sendCurrent(late.outbox);
        assertThat(late.told()).containsExactly("rank 1", "error");
    }

    @Test
    void a_slow_client_gets_an_error_instead_of_an_older_update() throws Exception {
        Watcher slow = new Watcher();
        slow.block();
        join(slow);
        begun.acquire();
        ends.add(() -> rank(1));
        beginRead();
        ends.add(() -> rank(2));
        beginRead();
        ends.add(LiveViewTest::trouble);
        beginRead();
        assertThat(slow.told()).containsExactly("rank 1");

        slow.unblock();
        assertThat(slow.told()).containsExactly("rank 1", "error");

        ends.add(() -> rank(2));
        slow.awaitTold("rank 1", "error", "rank 2");
    }

    @Test
    void a_slow_client_that_joins_after_a_failed_read_gets_the_state_before_the_error() throws Exception {
        showFirst();
        beginRead();
        ends.add(LiveViewTest::trouble);
        early.awaitTold("rank 1", "error");

        late.block();
        late.outbox.reply(messages.ok(LiveMessage.Type.FOLLOWING, ME));
        join(late);
        late.unblock();
        assertThat(late.told()).containsExactly("following", "rank 1", "error");
    }

    @Test
    void a_client_that_joins_before_the_first_read_gets_one_message() throws Exception {
        view.add(early.outbox);
        beginRead();
        view.sendCurrent(early.outbox);
        ends.add(() -> rank(1));
        begun.acquire();
        ends.add(() -> rank(2));

        early.awaitTold("rank 1", "rank 2 overtaken");
    }

    @Test
    void a_client_that_subscribes_again_misses_nothing() throws Exception {
        showFirst();
        beginRead();
        view.add(early.outbox);
        ends.add(() -> rank(2));
        early.awaitTold("rank 1", "rank 2 overtaken");

        view.sendCurrent(early.outbox);
        assertThat(early.told()).containsExactly("rank 1", "rank 2 overtaken", "rank 2");
        assertThat(view.watchers()).isEqualTo(1);
    }

    @Test
    void a_client_that_leaves_before_its_first_state_is_removed() throws Exception {
        showFirst();
        view.add(late.outbox);
        view.remove(late.outbox);

        view.sendCurrent(late.outbox);
        assertThat(late.told()).isEmpty();
        assertThat(view.watchers()).isEqualTo(1);
        view.remove(early.outbox);
        assertThat(view.isWatched()).isFalse();
    }

    @Test
    void a_change_during_a_long_notification_reaches_the_rest_at_once_and_the_first_clients_next() throws Exception {
        showFirst();
        List<Watcher> crowd = Stream.generate(Watcher::new).limit(1500).toList();
        crowd.forEach(this::join);
        AtomicInteger notified = new AtomicInteger();
        crowd.forEach(watcher -> watcher.onMessage = () -> {
            if (notified.incrementAndGet() == 500) {
                view.changed();
            }
        });

        beginRead();
        ends.add(() -> rank(2));
        begun.acquire();
        ends.add(() -> rank(3));
        begun.acquire();
        ends.add(() -> rank(3));

        await().untilAsserted(() -> assertThat(crowd)
                .allSatisfy(watcher -> assertThat(watcher.told())
                        .isIn(List.of("rank 1", "rank 2 overtaken", "rank 3"), List.of("rank 1", "rank 3", "rank 3"))));
        assertThat(crowd.stream().filter(watcher -> watcher.told().contains("rank 2 overtaken")))
                .hasSizeBetween(999, 1000);
        assertThat(begun.tryAcquire()).isFalse();
    }

    /** A client that receives immediately unless it is blocked. */
    private static final class Watcher {

        private final List<OutgoingMessage> received = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Consumer<Boolean>> unfinished = new LinkedBlockingQueue<>();
        private volatile boolean isBlocked;
        private volatile Runnable onMessage = () -> {};
        private final SendQueue outbox = new SendQueue(
                (message, whenSent) -> {
                    received.add(message);
                    onMessage.run();
                    if (isBlocked) {
                        unfinished.add(whenSent);
                    } else {
                        whenSent.accept(true);
                    }
                },
                reason -> {},
                10);

        Watcher() {
            outbox.addView(ME);
        }

        /** The next message is not fully sent until {@link #unblock()}. */
        void block() {
            isBlocked = true;
        }

        void unblock() {
            isBlocked = false;
            unfinished.remove().accept(true);
        }

        List<String> told() {
            return received.stream().map(Watcher::summary).toList();
        }

        void awaitTold(String... messages) {
            await().untilAsserted(() -> assertThat(told()).containsExactly(messages));
        }

        private static String summary(OutgoingMessage message) {
            if (!message.type().equals("player_update")) {
                return message.type();
            }
            JsonNode data = JsonMapper.shared().readTree(message.text()).path("data");
            String rank = "rank " + data.path("rank").longValue();
            return data.path("changes")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .reduce(rank, (all, change) -> all + " " + change);
        }
    }
}
