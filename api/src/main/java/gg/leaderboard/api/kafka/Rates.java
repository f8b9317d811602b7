package gg.leaderboard.api.kafka;

import gg.leaderboard.api.live.EventRate;
import java.util.HashMap;
import java.util.Map;

/** Rates of several totals by name. Totals that are no longer updated are discarded. Not thread-safe. */
public final class Rates {

    private Map<String, EventRate> current = new HashMap<>();
    private Map<String, EventRate> next = new HashMap<>();

    /**
     * Adds a sample of a total, and returns its rate per second.
     *
     * @param nanos time of the sample, by {@link System#nanoTime()}
     */
    public double update(String name, long total, long nanos) {
        EventRate rate = current.getOrDefault(name, new EventRate());
        next.put(name, rate);
        return rate.update(total, nanos);
    }

    /** Ends a round, in which every total has been updated. */
    public void endRound() {
        current = next;
        next = new HashMap<>();
    }
}
