package gg.leaderboard.api.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs an action soon after a request, as often as its {@link PushPace} allows and never concurrently. After a quiet moment it
 * runs at once. All requests made while the action waits share that run. All requests made while it runs cause one more run.
 */
final class Coalescer {

    private final Runnable action;
    private final PushPace pace;
    private final Executor executor;
    private State state = State.IDLE;
    private long nextNanos = System.nanoTime();
    private long lastRunNanos;

    Coalescer(Runnable action, PushPace pace, Executor executor) {
        this.action = action;
        this.pace = pace;
        this.executor = executor;
    }

    /** Requests a run that sees everything that happened before this call. */
    synchronized void request() {
        if (state == State.IDLE) {
            schedule();
        } else if (state == State.RUNNING) {
            state = State.RUNNING_ASKED_AGAIN;
        }
    }

    private void schedule() {
        state = State.WAITING;
        long wait = nextNanos - System.nanoTime();
        if (wait > 0) {
            CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, executor)
                    .execute(this::run);
        } else {
            executor.execute(this::run);
        }
    }

    private void run() {
        long begunNanos = begin();
        try {
            action.run();
        } finally {
            end(begunNanos);
        }
    }

    private synchronized long begin() {
        state = State.RUNNING;
        return System.nanoTime();
    }

    private synchronized void end(long begunNanos) {
        long runNanos = System.nanoTime() - begunNanos;
        // A single slow run, such as one during a garbage collection, does not count.
        nextNanos = begunNanos + pace.waitAfter(begunNanos, Math.min(runNanos, lastRunNanos));
        lastRunNanos = runNanos;
        if (state == State.RUNNING_ASKED_AGAIN) {
            schedule();
        } else {
            state = State.IDLE;
        }
    }

    private enum State {
        IDLE,
        WAITING,
        RUNNING,
        RUNNING_ASKED_AGAIN
    }
}
