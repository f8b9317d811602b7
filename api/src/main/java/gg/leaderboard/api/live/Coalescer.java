package gg.leaderboard.api.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs an action soon after a request, at most once per interval and never concurrently. All requests made while the
 * action waits share that run. All requests made while it runs cause one more run.
 */
final class Coalescer {

    private final Runnable action;
    private final long intervalNanos;
    private final Executor executor;
    private State state = State.IDLE;
    private long nextNanos = System.nanoTime();

    Coalescer(Runnable action, Duration interval, Executor executor) {
        this.action = action;
        this.intervalNanos = interval.toNanos();
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
        long wait = Math.max(0, nextNanos - System.nanoTime());
        CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, executor).execute(this::run);
    }

    private void run() {
        begin();
        try {
            action.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        state = State.RUNNING;
        nextNanos = System.nanoTime() + intervalNanos;
    }

    private synchronized void end() {
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
