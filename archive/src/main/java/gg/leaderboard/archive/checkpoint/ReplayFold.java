package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.event.ArchivedRecord;
import gg.leaderboard.archive.event.MergedLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Folds counted records of all partitions again. Every record counts: an id that occurs twice, a copy past the dedup horizon,
 * starts a new update, because within one update it would be a duplicate.
 */
public final class ReplayFold {

    // Bounds memory while the whole archive is folded.
    private static final int MAX_RECORDS = 20_000;

    // A placeholder: an update spans all partitions.
    private static final LogPartition ALL = new LogPartition("all", 0);

    private final Fold fold;
    private final Definitions definitions;
    private final Consumer<StandingsUpdate> updates;
    private final List<LogRecord> records = new ArrayList<>();
    private final Set<EventId> ids = new HashSet<>();

    /** @param updates receives the updates in the order of the records */
    public ReplayFold(StandingsProperties properties, Definitions definitions, Consumer<StandingsUpdate> updates) {
        this.fold = new Fold(Shards.ONE, properties, Integer.MAX_VALUE).withSettings(definitions.settings());
        this.definitions = definitions;
        this.updates = updates;
    }

    public void add(ArchivedRecord record) {
        EventId id = record.id();
        if (records.size() == MAX_RECORDS || addId(id)) {
            flush();
            addId(id);
        }
        records.add(record.toJudgedRecord(definitions));
    }

    private boolean addId(@Nullable EventId id) {
        return id != null && !ids.add(id);
    }

    /** Adds all remaining records of {@code log}, and passes them on. */
    public void addAll(MergedLog log) {
        while (log.nextTime() != null) {
            add(log.next());
        }
        flush();
    }

    /** Passes the remaining records on. */
    public void flush() {
        if (!records.isEmpty()) {
            updates.accept(fold.fold(0, ALL, StandingsUpdate.NOTHING_APPLIED, records, Set.of()));
            records.clear();
            ids.clear();
        }
    }
}
