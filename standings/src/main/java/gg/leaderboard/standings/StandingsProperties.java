package gg.leaderboard.standings;

import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the standings are laid out. Writers and readers must agree, and the first writer's choice is kept in Redis.
 *
 * @param shards how many parts the standings are spread over; more than one for Redis Cluster
 * @param windows over which boards add up
 * @param dedup how counted events are remembered
 */
@ConfigurationProperties("standings")
public record StandingsProperties(
        @DefaultValue("1") int shards,
        @DefaultValue({"alltime", "daily", "weekly"}) List<Window> windows,
        @DefaultValue Dedup dedup) {

    public StandingsProperties {
        if (!windows.contains(Window.ALLTIME)) {
            throw new IllegalArgumentException("standings.windows must contain alltime; was " + windows);
        }
        // All time comes first: whoever is not in it is new to the board.
        windows = windows.stream().distinct().sorted().toList();
    }

    public Keys keys() {
        return new Keys(new Shards(shards));
    }

    /**
     * @param horizon how far apart in log time two copies of an event may be and still count once; at least a minute
     * @param buckets into how many hashes the ids of one horizon and shard are spread, a power of two. About a
     *     sixty-fourth of the events in a horizon keeps an id at some 25 bytes; with fewer buckets ids stay exact but take
     *     three times the memory.
     */
    public record Dedup(
            @DefaultValue("24h") Duration horizon,
            @DefaultValue("16384") int buckets) {

        public Dedup {
            if (horizon.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new IllegalArgumentException("standings.dedup.horizon must be at least 1m; was " + horizon);
            }
            if (Integer.bitCount(buckets) != 1) {
                throw new IllegalArgumentException("standings.dedup.buckets must be a power of two; was " + buckets);
            }
        }

        /** How long ids stay after the last write beside them: an outage of the processor may last twice the horizon. */
        public Duration timeToLive() {
            return horizon.multipliedBy(3);
        }
    }
}
