package gg.leaderboard.api.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one client has yet to be sent: answers in their order, and of each view only the newest state, so that a slow
 * client is behind by one message and never by a queue. At most one message is on its way. No call blocks.
 */
final class SendQueue {

    private final BiConsumer<OutgoingMessage, Consumer<Boolean>> wire;
    private final Consumer<String> drop;
    private final int maxAnswers;

    private final Deque<OutgoingMessage> answers = new ArrayDeque<>();
    private final Set<Subject> views = new HashSet<>();
    // In the order of their first waiting: a view that keeps changing does not push in front of another.
    private final Map<Subject, OutgoingMessage> newest = new LinkedHashMap<>();
    private boolean sending;
    private boolean dropped;

    /**
     * @param wire sends a message without blocking, and tells later whether that went well
     * @param drop ends the connection, for a reason; must not block
     */
    SendQueue(BiConsumer<OutgoingMessage, Consumer<Boolean>> wire, Consumer<String> drop, int maxAnswers) {
        this.wire = wire;
        this.drop = drop;
        this.maxAnswers = maxAnswers;
    }

    /** From now on states of {@code view} are taken. */
    synchronized void addView(Subject view) {
        views.add(view);
    }

    /** From now on no state of {@code view} leaves, whoever may still offer one. */
    synchronized void removeView(Subject view) {
        views.remove(view);
        newest.remove(view);
    }

    /** Sends {@code state} when it is its turn, unless a newer one of the view comes first. */
    void offer(Subject view, OutgoingMessage state) {
        synchronized (this) {
            if (!views.contains(view)) {
                return;
            }
            newest.put(view, state);
        }
        sendNext();
    }

    /** Sends {@code answer} after all answers before it. A client that leaves too many unread is dropped. */
    void reply(OutgoingMessage answer) {
        if (!queue(answer)) {
            drop("too many unread answers");
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
                drop("cannot be sent to");
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
        Iterator<OutgoingMessage> waiting = newest.values().iterator();
        if (!waiting.hasNext()) {
            return null;
        }
        OutgoingMessage next = waiting.next();
        waiting.remove();
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

    /** Ends the connection, once; what waits for it is not sent any more. */
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
