package gg.leaderboard.api.live;

import gg.leaderboard.standings.board.MissingWindowException;
import gg.leaderboard.tracing.Tracing;
import gg.leaderboard.web.ProblemException;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Content that clients watch. It is read after a change while it has watchers, and then sent to all of them. Every
 * message contains the full state and a sequence number. A client that detects a gap or another epoch needs no other
 * message to recover.
 */
final class LiveView {

    private static final Logger LOG = LoggerFactory.getLogger(LiveView.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int EPOCH_LENGTH = 8;

    // As many watchers are notified in a few hundredths of a second.
    private static final int PART = 1000;

    private final Subject subject;
    private final String epoch = UUID.randomUUID().toString().substring(0, EPOCH_LENGTH);
    private final Supplier<LiveSnapshot> source;
    private final UnaryOperator<LiveProblem> explanation;
    private final MessageFactory messages;
    private final Executor executor;
    private final Coalescer reads;
    private final TracedChanges changes;
    private final LiveMetrics metrics;
    // When the first change that the next read shows was noticed; 0 if there is none.
    private final AtomicLong changedNanos = new AtomicLong();
    // The value is whether the watcher has received its first message; changed under the lock.
    private final ConcurrentMap<SendQueue, Boolean> watchers = new ConcurrentHashMap<>();
    private @Nullable LiveSnapshot shown;
    private @Nullable OutgoingMessage state;
    private long sequence;
    // Whether only some of the watchers have received the state.
    private boolean uneven;
    private boolean retrying;
    private @Nullable LiveProblem problem;

    /** @param explanation completes the problem of a failed read */
    LiveView(
            Subject subject,
            Supplier<LiveSnapshot> source,
            UnaryOperator<LiveProblem> explanation,
            MessageFactory messages,
            LiveMetrics metrics,
            PushPace pace,
            Executor executor,
            Tracing tracing) {
        this.subject = subject;
        this.source = source;
        this.explanation = explanation;
        this.messages = messages;
        this.metrics = metrics;
        this.executor = executor;
        this.changes = new TracedChanges(tracing);
        this.reads = new Coalescer(() -> changes.show(subject, this::read), pace, executor);
    }

    /** Adds a watcher, which receives updates after its first message. */
    void add(SendQueue watcher) {
        watchers.putIfAbsent(watcher, false);
    }

    void remove(SendQueue watcher) {
        watchers.remove(watcher);
    }

    int watchers() {
        return watchers.size();
    }

    boolean isWatched() {
        return !watchers.isEmpty();
    }

    /** The next read shows a traced change. */
    void traced(SpanContext change) {
        changes.add(change);
    }

    /** Requests another read. */
    void changed() {
        changedNanos.compareAndSet(0, System.nanoTime());
        reads.request();
    }

    /**
     * Sends the known state to a new watcher, or requests a read if there is none. The error of a failed read follows.
     * Does nothing if the watcher has been removed.
     */
    synchronized void sendCurrent(SendQueue watcher) {
        if (watchers.replace(watcher, true) == null) {
            return;
        }
        List<OutgoingMessage> current = new ArrayList<>();
        if (state == null) {
            changed();
        } else {
            current.add(state);
        }
        if (problem != null) {
            current.add(messages.error(problem));
        }
        if (!current.isEmpty()) {
            watcher.offer(subject, current);
        }
    }

    private void read() {
        if (!isWatched()) {
            return;
        }
        long changed = changedNanos.getAndSet(0);
        try {
            show(source.get(), changed);
            return;
        } catch (ProblemException e) {
            fail(LiveProblem.of(e));
        } catch (MissingWindowException e) {
            fail(LiveProblem.of("The window " + e.window().label() + " is not in the live standings."));
        } catch (DataAccessException e) {
            fail(LiveProblem.of(ProblemException.redisUnavailable()));
        } catch (RuntimeException e) {
            LOG.error(
                    "Cannot read the live view {}, which is retried every second. If it does not recover, report this as a bug",
                    subject,
                    e);
            fail(LiveProblem.unavailable("The standings cannot be read now."));
        }
        // The next read shows the change.
        changedNanos.compareAndSet(0, changed);
    }

    private synchronized void show(LiveSnapshot now, long changed) {
        // After an error an unchanged state is sent, too: it shows that the standings are live again.
        if (problem != null || uneven || !now.hasSameContentAs(shown)) {
            LiveSnapshot before = uneven ? null : shown;
            uneven = false;
            OutgoingMessage next = messages.update(now, before, epoch, ++sequence);
            shown = now;
            state = before != null && now.includesChanges() ? messages.update(now, null, epoch, sequence) : next;
            problem = null;
            metrics.pushed(push(next));
            // A notice during the last read has already given its time to that read.
            if (changed != 0) {
                metrics.shown(System.nanoTime() - changed);
            }
        }
    }

    // Notifies all watchers. With thousands of them this takes long enough for further changes, which the rest of the
    // watchers receive at once.
    private int push(OutgoingMessage first) {
        OutgoingMessage message = first;
        int notified = 0;
        for (SendQueue watcher : notifiable()) {
            if (notified > 0 && notified % PART == 0 && changedNanos.get() != 0) {
                message = newest(message);
            }
            watcher.offer(subject, message);
            notified++;
        }
        return notified;
    }

    // The change that was noticed causes another read, after which the first watchers receive the state as well.
    private OutgoingMessage newest(OutgoingMessage sent) {
        try {
            LiveSnapshot now = source.get();
            if (!now.hasSameContentAs(shown)) {
                OutgoingMessage next = messages.update(now, null, epoch, ++sequence);
                shown = now;
                state = next;
                uneven = true;
                return next;
            }
        } catch (RuntimeException e) {
            LOG.debug("Cannot read the live view {}; the next read reports it", subject, e);
        }
        return sent;
    }

    private void retry() {
        synchronized (this) {
            retrying = false;
        }
        changed();
    }

    // The error is sent once, and again when it changes. Clients keep showing the last state, marked as not live. An
    // unsent state is older than the error and would end it, so the error replaces it.
    private synchronized void fail(LiveProblem read) {
        if (!retrying) {
            retrying = true;
            CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS, executor)
                    .execute(this::retry);
        }
        LiveProblem now = explanation.apply(read);
        if (!now.equals(problem)) {
            problem = now;
            OutgoingMessage error = messages.error(now);
            notifiable().forEach(watcher -> watcher.offer(subject, error));
        }
    }

    // Without those that wait for their first message: it will contain the current state, and earlier changes do not
    // concern them.
    private Iterable<SendQueue> notifiable() {
        return () -> watchers.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .iterator();
    }
}
