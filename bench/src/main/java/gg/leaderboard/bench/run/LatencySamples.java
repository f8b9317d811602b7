package gg.leaderboard.bench.run;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Records when each event was accepted and when it arrived. The n-th point of a player is the n-th event of that
 * player. A score of n therefore proves that all events up to the n-th have arrived.
 */
final class LatencySamples {

    private final int players;
    private final AtomicLongArray accepted;
    private final AtomicLongArray arrived;
    private final int[] seen;

    /** The events go to the players in turn. */
    LatencySamples(int players, int events) {
        this.players = players;
        this.accepted = new AtomicLongArray(events);
        this.arrived = new AtomicLongArray(events);
        this.seen = new int[players];
    }

    void accepted(int event) {
        accepted.set(event, System.nanoTime());
    }

    /** Records that a message has shown {@code score} for {@code player}. */
    synchronized void received(int player, long score) {
        long now = System.nanoTime();
        for (int nth = seen[player]; nth < score; nth++) {
            arrived.set(nth * players + player, now);
        }
        seen[player] = (int) Math.max(seen[player], score);
    }

    synchronized long received() {
        return IntStream.of(seen).sum();
    }

    /**
     * Returns the latencies of the events from {@code first} on, in nanoseconds, ascending. They are 0 if the client
     * received the event before the producer was notified.
     */
    long[] latencies(int first) {
        return IntStream.range(first, accepted.length())
                .mapToLong(event -> Math.max(0, arrived.get(event) - accepted.get(event)))
                .sorted()
                .toArray();
    }
}
