package gg.leaderboard.archive.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again on a thread of its own, whatever servers are away meanwhile. */
public final class BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);

    private final String name;
    private final ScheduledExecutorService thread;
    private String trouble = "";

    public BackgroundLoop(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
    }

    /** @param interval between the end of the work and its next beginning */
    public void start(Runnable work, Duration interval) {
        thread.scheduleWithFixedDelay(() -> run(work), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(Runnable work) {
        try {
            work.run();
            trouble = "";
        } catch (RuntimeException e) {
            // Redis, PostgreSQL or Kafka is away: tried again, and said once.
            if (!trouble.equals(e.getClass().getName())) {
                LOG.warn("{}: cannot go on now: {}", name, e.toString());
            }
            trouble = e.getClass().getName();
        }
    }

    public void stop() {
        thread.shutdownNow();
    }
}
