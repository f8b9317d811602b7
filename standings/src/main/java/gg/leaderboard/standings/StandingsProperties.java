package gg.leaderboard.standings;

import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.FoldVersion;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the standings are laid out. Writers and readers must agree, and the first writer's choice is kept in Redis.
 *
 * @param shards parts that the standings are spread over; more than one for Redis Cluster
 * @param windows windows of every board: {@code alltime} and any of {@code hourly}, {@code daily}, {@code weekly}, {@code monthly}
 * @param dedup how counted events are remembered
 * @param limits how much of what senders name is counted under its own name
 */
@ConfigurationProperties("standings")
public record StandingsProperties(
        @DefaultValue("1") int shards,
        @DefaultValue({"alltime", "daily", "weekly"}) List<Window> windows,
        @DefaultValue Dedup dedup,
        @DefaultValue Limits limits) {

    @ConstructorBinding
    public StandingsProperties {
        if (!windows.contains(Window.ALLTIME)) {
            throw new IllegalArgumentException("standings.windows must contain alltime; was " + windows);
        }
        // All time comes first: whoever is not in it is new to the board.
        windows = windows.stream().distinct().sorted().toList();
    }

    /** With the limits that hold unless others are set. */
    public StandingsProperties(int shards, List<Window> windows, Dedup dedup) {
        this(shards, windows, dedup, new Limits(Limits.TYPES));
    }

    /** By what this release counts as it is configured. A setting with which the log would come to something else belongs here. */
    public FoldSettings foldSettings() {
        return FoldSettings.of(FoldVersion.CURRENT, windows, limits.types());
    }

    /**
     * @param types most event types, and most actions, that a profile counts under their own names. Further ones
     *     count as {@code other}
     */
    public record Limits(@DefaultValue("" + TYPES) int types) {

        static final int TYPES = FoldSettings.DEFAULT_TYPES;
        private static final int MOST_TYPES = 10_000;

        public Limits {
            if (types < 1 || types > MOST_TYPES) {
                throw new IllegalArgumentException(
                        "standings.limits.types must be within 1 and " + MOST_TYPES + "; was " + types);
            }
        }
    }

    /**
     * @param horizon longest log time between two copies of an event that count once; at least a minute
     * @param buckets hashes that hold the ids of one horizon and shard, a power of two. One bucket for 64 events in a
     *     horizon keeps an id at about 25 bytes; with fewer buckets ids take three times the memory
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
