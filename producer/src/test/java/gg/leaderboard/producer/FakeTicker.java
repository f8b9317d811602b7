package gg.leaderboard.producer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Time that passes only when someone sleeps or a test says so. */
public final class FakeTicker implements Ticker {

    private final Queue<Runnable> whileAsleep = new ArrayDeque<>();
    private long nanos = 1_000;
    private int sleeps;

    /** What happens during the next sleep for which nothing has been said yet. */
    public FakeTicker onSleep(Runnable step) {
        whileAsleep.add(step);
        return this;
    }

    public void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    /** How often anyone slept. */
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
