package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.FoldSettings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of the log into updates. It is a pure function of its arguments and depends neither on the stored
 * standings nor on the time. An instance is for a single thread.
 */
public final class Fold {

    private final Shards shards;
    private final StandingsProperties properties;
    private final UpdateLimits limits;
    private final FoldSettings settings;
    private final PeriodCache periods;
    private @Nullable Fold latest;

    /** @param maxChanges the limit of all updates */
    public Fold(Shards shards, StandingsProperties properties, int maxChanges) {
        this(shards, properties, UpdateLimits.of(maxChanges));
    }

    /** @param limits approximate limits of changes in one update */
    public Fold(Shards shards, StandingsProperties properties, UpdateLimits limits) {
        this(shards, properties, limits, properties.foldSettings());
    }

    private Fold(Shards shards, StandingsProperties properties, UpdateLimits limits, FoldSettings settings) {
        this.shards = shards;
        this.properties = properties;
        this.limits = limits;
        this.settings = settings;
        this.periods = new PeriodCache(settings.windows());
    }

    /** The settings of this fold. */
    public FoldSettings settings() {
        return settings;
    }

    /** A fold with the settings of a generation, which may differ from the configured ones. */
    public Fold withSettings(FoldSettings others) {
        if (others.equals(settings)) {
            return this;
        }
        Fold by = latest;
        if (by == null || !by.settings.equals(others)) {
            by = new Fold(shards, properties, limits, others);
            latest = by;
        }
        return by;
    }

    UpdateLimits limits() {
        return limits;
    }

    /** The players whose states decide whether these records count in {@code shard}. */
    public Set<ScoreKey> scoreKeys(int shard, List<LogRecord> records) {
        Set<ScoreKey> keys = new HashSet<>();
        for (LogRecord record : records) {
            FoldableEvent event = record.event();
            if (event != null) {
                event.addScoreKeys(board -> shards.shardOf(board) == shard, keys);
            }
        }
        return keys;
    }

    /** As {@link #fold(int, LogPartition, long, List, Set, Map)}, for boards whose bounds do not need states. */
    public StandingsUpdate fold(
            int shard, LogPartition partition, long previous, List<LogRecord> records, Set<EventId> known) {
        return fold(shard, partition, previous, records, known, Map.of());
    }

    /**
     * Folds as many of {@code records} as fit into one update of {@code shard}, and at least one.
     *
     * @param previous the progress of {@code shard}
     * @param records in the order of the log, all after {@code previous}; not empty
     * @param known ids that the shard has probably counted before
     * @param states the players' last scores from {@code partition} up to {@code previous}, on boards whose bounds need them
     */
    public StandingsUpdate fold(
            int shard,
            LogPartition partition,
            long previous,
            List<LogRecord> records,
            Set<EventId> known,
            Map<ScoreKey, ScoreState> states) {
        return fold(shard, partition, previous, records, known, states, limits.ofBatch(records.size()));
    }

    // maxChanges: about how many changes the update has at most.
    StandingsUpdate fold(
            int shard,
            LogPartition partition,
            long previous,
            List<LogRecord> records,
            Set<EventId> known,
            Map<ScoreKey, ScoreState> states,
            int maxChanges) {
        if (records.get(0).offset() <= previous) {
            throw new IllegalArgumentException(
                    "record " + records.get(0).offset() + " of " + partition + " is not past " + previous);
        }
        UpdateBuilder update = new UpdateBuilder(
                shard, shards, properties.dedup().horizon(), periods, settings.types(), new ScoreJudge(states));
        long last = previous;
        Instant lastTime = records.get(0).logTime();
        for (LogRecord record : records) {
            FoldableEvent event = record.event();
            EventId erased = record.erased();
            boolean affected = erased != null || (event != null && update.isAffectedBy(event));
            if (affected && update.size() >= maxChanges) {
                break;
            }
            if (erased != null) {
                update.addErased(erased, record.logTime(), known);
            } else if (event != null && affected) {
                update.add(event, record.logTime(), known);
            }
            last = record.offset();
            lastTime = record.logTime();
        }
        return update.build(partition, previous, last, lastTime);
    }
}
