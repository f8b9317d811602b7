package gg.leaderboard.log.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs once that a server is unavailable, although many partitions of several folds notice it, and repeats it once a minute.
 * Logs once that it has recovered. Readiness names every partition.
 */
public final class ServerOutages {

    private static final Logger LOG = LoggerFactory.getLogger(ServerOutages.class);
    private static final Duration REPEAT = Duration.ofMinutes(1);

    private final Map<String, Outage> outages = new HashMap<>();
    private final Clock clock;

    public ServerOutages(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param waiting what waits for the server
     * @param remedy the end of the message, which operators must see; may be empty
     */
    synchronized void begin(String server, Object waiting, String message, String remedy) {
        Instant now = clock.instant();
        Outage outage = outages.compute(
                server, (name, known) -> known == null || known.isForgotten(now) ? new Outage(now) : known);
        outage.waiting.add(waiting);
        boolean isNew = outage.remedies.add(remedy) && !remedy.isEmpty();
        if (isNew || outage.isDue(now)) {
            LOG.warn("{}: {}{}", server, message, remedy);
            outage.logged = now;
        }
    }

    /** Reports that {@code waiting} has reached the server. */
    synchronized void end(String server, Object waiting) {
        Outage outage = outages.get(server);
        if (outage != null && outage.waiting.remove(waiting) && outage.waiting.isEmpty()) {
            outages.remove(server);
            LOG.info(
                    "{}: recovered after {} s",
                    server,
                    Duration.between(outage.since, clock.instant()).toSeconds());
        }
    }

    /** Reports that {@code waiting} no longer waits, although the server may be unavailable. */
    synchronized void forget(String server, Object waiting) {
        Outage outage = outages.get(server);
        if (outage != null) {
            outage.waiting.remove(waiting);
        }
    }

    private static final class Outage {

        private final Set<Object> waiting = new HashSet<>();
        private final Set<String> remedies = new HashSet<>();
        private final Instant since;
        private Instant logged = Instant.MIN;

        Outage(Instant since) {
            this.since = since;
        }

        boolean isDue(Instant now) {
            return logged.equals(Instant.MIN) || !logged.plus(REPEAT).isAfter(now);
        }

        boolean isForgotten(Instant now) {
            return waiting.isEmpty() && isDue(now);
        }
    }
}
