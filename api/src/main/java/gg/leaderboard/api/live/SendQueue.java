package gg.leaderboard.api.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The unsent messages of one client: answers in order, and the newest messages of each view. A slow client is therefore
 * at most one state behind in each view. At most one message is being sent. No call blocks.
 */
final class SendQueue {

    /** A reason to close: the connection is broken. */
    static final String CANNOT_SEND = "cannot send to the client";

    private final BiConsumer<OutgoingMessage, Consumer<Boolean>> wire;
    private final Consumer<String> drop;
    private final int maxAnswers;

    private final Deque<OutgoingMessage> answers = new ArrayDeque<>();
    private final Set<Subject> views = new HashSet<>();
    // In the order in which the views were added to the queue, so that a frequently changing view does not delay the
    // others.
    private final Map<Subject, Queue<OutgoingMessage>> newest = new LinkedHashMap<>();
    private boolean sending;
    private boolean dropped;

    /**
     * @param wire sends a message without blocking, and passes the outcome to its callback later
     * @param drop closes the connection for the given reason; must not block
     */
    SendQueue(BiConsumer<OutgoingMessage, Consumer<Boolean>> wire, Consumer<String> drop, int maxAnswers) {
        this.wire = wire;
        this.drop = drop;
        this.maxAnswers = maxAnswers;
    }

    /** Accepts states of {@code view} after this call. */
    synchronized void addView(Subject view) {
        views.add(view);
    }

    /** Sends no state of {@code view} after this call, even if one is offered. */
    synchronized void removeView(Subject view) {
        views.remove(view);
        newest.remove(view);
    }

    /** Queues a state or an error of {@code view}, which replaces unsent messages of the view. */
    void offer(Subject view, OutgoingMessage message) {
        offer(view, List.of(message));
    }

    /** As {@link #offer(Subject, OutgoingMessage)}, for one or more messages, which are sent in this order. */
    void offer(Subject view, List<OutgoingMessage> messages) {
        synchronized (this) {
            if (!views.contains(view)) {
                return;
            }
            newest.put(view, new ArrayDeque<>(messages));
        }
        sendNext();
    }

    /** Queues {@code answer} after all earlier answers. A client with too many unsent answers is disconnected. */
    void reply(OutgoingMessage answer) {
        if (!queue(answer)) {
            drop("too many unread responses");
        }
        sendNext();
    }

    private synchronized boolean queue(OutgoingMessage answer) {
        return answers.size() < maxAnswers && answers.add(answer);
    }

    private void sendNext() {
        OutgoingMessage next = take();
        if (next != null) {
            try {
                wire.accept(next, this::sent);
            } catch (RuntimeException e) {
                drop(CANNOT_SEND);
            }
        }
    }

    private synchronized @Nullable OutgoingMessage take() {
        if (sending || dropped) {
            return null;
        }
        OutgoingMessage next = answers.poll();
        if (next == null) {
            next = pollNewest();
        }
        sending = next != null;
        return next;
    }

    private @Nullable OutgoingMessage pollNewest() {
        Iterator<Queue<OutgoingMessage>> waiting = newest.values().iterator();
        if (!waiting.hasNext()) {
            return null;
        }
        Queue<OutgoingMessage> ofView = waiting.next();
        OutgoingMessage next = ofView.poll();
        if (ofView.isEmpty()) {
            waiting.remove();
        }
        return next;
    }

    private void sent(boolean well) {
        if (!well) {
            drop("took too long to receive a message");
            return;
        }
        synchronized (this) {
            sending = false;
        }
        sendNext();
    }

    /** Closes the connection once and discards unsent messages. */
    void drop(String reason) {
        synchronized (this) {
            if (dropped) {
                return;
            }
            dropped = true;
            answers.clear();
            newest.clear();
        }
        drop.accept(reason);
    }
}
