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
 * The layout of the standings. Writers and readers must use the same values. Redis keeps the values of the first
 * writer.
 *
 * @param shards number of shards; more than one for Redis Cluster
 * @param windows windows of every board: {@code alltime} and any of {@code hourly}, {@code daily}, {@code weekly},
 *     {@code monthly}
 * @param dedup how the ids of counted events are stored
 * @param limits limits on the names that senders can add to a profile
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
        // The all-time window comes first, because a player without an all-time score is new to the board.
        windows = windows.stream().distinct().sorted().toList();
    }

    /** Uses the default limits. */
    public StandingsProperties(int shards, List<Window> windows, Dedup dedup) {
        this(shards, windows, dedup, new Limits(Limits.TYPES));
    }

    /**
     * The fold settings of this release and configuration. Every setting that changes the result of a fold belongs
     * here.
     */
    public FoldSettings foldSettings() {
        return FoldSettings.of(FoldVersion.CURRENT, windows, limits.types());
    }

    /**
     * Limits on the names in a profile.
     *
     * @param types maximum number of event types, and of actions, that a profile counts under their own names. Further
     *     names count as {@code other}
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
     * How the ids of counted events are stored.
     *
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

        /**
         * How long ids are kept after the last write to their hash, up to a 72nd less. An outage of the processor may last
         * almost twice the horizon.
         */
        public Duration timeToLive() {
            return horizon.multipliedBy(3);
        }
    }
}
