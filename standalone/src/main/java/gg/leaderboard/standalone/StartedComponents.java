package gg.leaderboard.standalone;

import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The started components. They are stopped once, in reverse order, even during the start. Safe for many threads. */
final class StartedComponents {

    private static final Logger log = LoggerFactory.getLogger(StartedComponents.class);

    private final Deque<Place> started = new ConcurrentLinkedDeque<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    /** Starts the next component. */
    <T extends AutoCloseable> T start(Supplier<T> part) {
        return reserve().start(part);
    }

    /** Reserves the next place in the order, for a component that starts on another thread. */
    Place reserve() {
        Place place = new Place();
        started.push(place);
        return place;
    }

    /** Stops all components, and returns whether there were any. */
    boolean stop() {
        stopping = true;
        return stopAll();
    }

    /** Whether a failure now is a result of the shutdown. */
    boolean isStopping() {
        return stopping;
    }

    private boolean stopAll() {
        lock.writeLock().lock();
        try {
            boolean any = !started.isEmpty();
            started.forEach(Place::close);
            started.clear();
            return any;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The place of one component in the order. */
    final class Place {

        private volatile @Nullable AutoCloseable running;

        private Place() {}

        /**
         * Starts a component completely or not at all. {@link StartedComponents#stop} waits for it, so that no server
         * is left running.
         *
         * @throws CancellationException if all components are being stopped
         */
        <T extends AutoCloseable> T start(Supplier<T> part) {
            lock.readLock().lock();
            try {
                if (stopping) {
                    throw new CancellationException("The application is stopping");
                }
                T component = part.get();
                running = component;
                return component;
            } finally {
                lock.readLock().unlock();
            }
        }

        private void close() {
            AutoCloseable component = running;
            try {
                if (component != null) {
                    component.close();
                }
            } catch (Exception e) {
                // The other components must still be stopped.
                log.warn(
                        "{} did not stop cleanly. No data is lost, and the next start ends what still runs",
                        component,
                        e);
            }
        }
    }
}
