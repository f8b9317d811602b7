package gg.leaderboard.bench.crowd;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** Many watchers on one thread, and some who have stopped reading. */
final class Crowd implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<Watcher> stuck = new ArrayList<>();
    private final Thread thread = new Thread(this::read, "crowd");
    private volatile int lost;

    Crowd() throws IOException {}

    static Crowd connect(int port, int watching, int stuck, Delays delays) throws IOException {
        Crowd crowd = new Crowd();
        for (int i = 0; i < watching; i++) {
            Watcher watcher = Watcher.connect(port, delays);
            watcher.channel().register(crowd.selector, SelectionKey.OP_READ, watcher);
            crowd.watchers.add(watcher);
        }
        for (int i = 0; i < stuck; i++) {
            crowd.stuck.add(Watcher.connect(port, delays));
        }
        crowd.thread.setDaemon(true);
        crowd.thread.start();
        return crowd;
    }

    private void read() {
        try {
            while (selector.isOpen()) {
                selector.select(this::read);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the crowd cannot be read", e);
        }
    }

    private void read(SelectionKey key) {
        Watcher watcher = (Watcher) key.attachment();
        try {
            if (watcher.read(System.nanoTime())) {
                return;
            }
        } catch (IOException e) {
            // As lost as one that was closed in order.
        }
        key.cancel();
        lost++;
    }

    /** How many of those who read have lost their connection. */
    int lost() {
        return lost;
    }

    /** How many have been shown all {@code points}. */
    long complete(long points) {
        return watchers.stream().filter(watcher -> watcher.shown() == points).count();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (Watcher watcher : watchers) {
            watcher.channel().close();
        }
        for (Watcher watcher : stuck) {
            watcher.channel().close();
        }
    }
}
