package gg.leaderboard.producer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** A ticker whose time advances only in {@link #sleep} and {@link #advance}. */
public final class FakeTicker implements Ticker {

    private final Queue<Runnable> whileAsleep = new ArrayDeque<>();
    private long nanos = 1_000;
    private int sleeps;

    /** Adds a step that runs during the next sleep without a step. */
    public FakeTicker onSleep(Runnable step) {
        whileAsleep.add(step);
        return this;
    }

    public void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    /** Returns the number of sleeps. */
    public int sleeps() {
        return sleeps;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps++;
        advance(duration);
        Runnable step = whileAsleep.poll();
        if (step != null) {
            step.run();
        }
    }
}
