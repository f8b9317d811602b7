package gg.leaderboard.standalone;

import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the opposite order, once, even while it is still starting. For many threads. */
final class StartedComponents {

    private static final Logger log = LoggerFactory.getLogger(StartedComponents.class);

    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    /**
     * Starts a part to the end or not at all: {@link #stop} waits, so that no server is left behind.
     *
     * @throws CancellationException if all is being stopped
     */
    <T extends AutoCloseable> T start(Supplier<T> part) {
        lock.readLock().lock();
        try {
            if (stopping) {
                throw new CancellationException("It is being stopped");
            }
            T running = part.get();
            started.push(running);
            return running;
        } finally {
            lock.readLock().unlock();
        }
    }

    void stop() {
        stopping = true;
        stopAll();
    }

    /** Whether what fails now fails because all is being stopped. */
    boolean isStopping() {
        return stopping;
    }

    private void stopAll() {
        lock.writeLock().lock();
        try {
            if (!started.isEmpty()) {
                long begin = System.nanoTime();
                started.forEach(StartedComponents::close);
                started.clear();
                log.info("Stopped in {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // The others must be stopped all the same.
            log.warn("{} did not stop cleanly", part, e);
        }
    }
}
