package gg.leaderboard.bench.run;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many reading clients on one thread, and some that have stopped reading. */
final class CrowdClients implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final List<CrowdClient> watchers = new ArrayList<>();
    private final List<CrowdClient> stuck = new ArrayList<>();
    private final Thread thread = new Thread(this::read, "crowd");
    private final AtomicInteger lost = new AtomicInteger();

    CrowdClients() throws IOException {}

    static CrowdClients connect(int port, int watching, int stuck, DeliveryDelays delays) throws IOException {
        CrowdClients crowd = new CrowdClients();
        for (int i = 0; i < watching; i++) {
            CrowdClient watcher = CrowdClient.connect(port, delays);
            watcher.channel().register(crowd.selector, SelectionKey.OP_READ, watcher);
            crowd.watchers.add(watcher);
        }
        for (int i = 0; i < stuck; i++) {
            crowd.stuck.add(CrowdClient.connect(port, delays));
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
        CrowdClient watcher = (CrowdClient) key.attachment();
        try {
            if (watcher.read(System.nanoTime())) {
                return;
            }
        } catch (IOException e) {
            // Counts as lost, like a connection that was closed normally.
        }
        key.cancel();
        lost.incrementAndGet();
    }

    /** Returns how many of the reading clients have lost their connection. */
    int lost() {
        return lost.get();
    }

    /** Returns how many clients have received all {@code points}. */
    long complete(long points) {
        return watchers.stream().filter(watcher -> watcher.points() == points).count();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (CrowdClient watcher : watchers) {
            watcher.channel().close();
        }
        for (CrowdClient watcher : stuck) {
            watcher.channel().close();
        }
    }
}
