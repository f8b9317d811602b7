package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.event.MergedLog;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.FoldProgress;
import gg.leaderboard.archive.store.SnapshotTransaction;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Takes checkpoints. Reading and folding run concurrently with the folds of the log, which wait only while the result is
 * written. A draft that conflicts with their writes is discarded.
 */
@Component
public class CheckpointTaker {

    private final ArchivedLog log;
    private final Checkpoints checkpoints;
    private final CheckpointReader reader;
    private final CheckpointWriter writer;
    private final CheckpointTransaction transaction;
    private final ArchiveStart archiveStart;
    private final FoldProgress foldProgress;
    private final CheckpointProperties properties;
    private final StandingsProperties standings;
    private final CheckpointDefinitions definitions;
    private final SnapshotTransaction snapshot;

    CheckpointTaker(
            ArchivedLog log,
            Checkpoints checkpoints,
            CheckpointReader reader,
            CheckpointWriter writer,
            CheckpointTransaction transaction,
            ArchiveStart archiveStart,
            FoldProgress foldProgress,
            CheckpointProperties properties,
            StandingsProperties standings,
            CheckpointDefinitions definitions,
            SnapshotTransaction snapshot) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.writer = writer;
        this.transaction = transaction;
        this.archiveStart = archiveStart;
        this.foldProgress = foldProgress;
        this.properties = properties;
        this.standings = standings;
        this.definitions = definitions;
        this.snapshot = snapshot;
    }

    /** Takes the next checkpoint if there are enough events, and returns whether it did. */
    boolean take() {
        return take(properties.events(), Instant.MAX);
    }

    /** Whether checkpoints contain every event before {@code time}; takes the missing ones first. */
    public boolean covers(Instant time) {
        while (!isCovered(time)) {
            if (!take(1, time)) {
                // An archive without the beginning of the log can never take one.
                return checkpoints.newest().equals(Checkpoint.BEGINNING)
                        && !archiveStart.reachesBackTo(Checkpoint.BEGINNING);
            }
        }
        return true;
    }

    private boolean isCovered(Instant time) {
        Checkpoint newest = checkpoints.newest();
        return log.ends().keySet().stream()
                .flatMap(partition -> log.keptTimeAfter(partition, newest.position(partition)).stream())
                .noneMatch(next -> next.isBefore(time));
    }

    private synchronized boolean take(int minEvents, Instant before) {
        if (estimatedRecords(checkpoints.newest(), log.ends()) < minEvents) {
            return false;
        }
        // Read before the definitions: a change of definitions increments it.
        long epoch = checkpoints.epoch();
        Definitions boards = definitions.get();
        Draft draft = snapshot.read(() -> draft(epoch, boards, before));
        if (draft.events < minEvents || !foldProgress.has(FoldName.EVENTS, draft.last)) {
            return false;
        }
        boolean kept = transaction.write(draft.epoch, () -> {
            // Removing a player from checkpoints would also remove later events.
            boolean valid = draft.isStillValid()
                    && definitions.isCurrent(boards)
                    && checkpoints.erased().isEmpty();
            if (valid) {
                definitions.record(boards);
                writer.add(draft.checkpoint(), draft.updates, draft.events);
            }
            return valid;
        });
        if (kept) {
            writer.dueForTotals(draft.checkpoint(), properties.totalsAfter())
                    .forEach(period -> addTotals(period, draft.checkpoint()));
        }
        return kept;
    }

    // An upper bound, computed from offsets.
    private static long estimatedRecords(Checkpoint before, Map<LogPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - before.position(end.getKey()))
                .sum();
    }

    private void addTotals(BoardPeriod period, Checkpoint checkpoint) {
        Totals totals = snapshot.read(() -> new Totals(checkpoints.epoch(), reader.scores(period, checkpoint)));
        transaction.write(totals.epoch, () -> {
            boolean valid = !checkpoints.invalidated().contains(period.board());
            if (valid) {
                writer.addTotals(period, checkpoint, totals.scores);
            }
            return valid;
        });
    }

    private Draft draft(long epoch, Definitions boards, Instant before) {
        Draft draft = new Draft(epoch, checkpoints.newest(), log.ends());
        if (archiveStart.reachesBackTo(draft.before)) {
            ReplayFold fold = new ReplayFold(standings, boards, draft.updates::add);
            MergedLog records = log.counted(draft.before, draft.ends);
            Instant next = records.nextTime();
            while (next != null && next.isBefore(before) && draft.hasRoomFor(next)) {
                draft.add(fold, records, next);
                next = records.nextTime();
            }
            fold.flush();
        }
        return draft;
    }

    private record Totals(long epoch, PeriodScores scores) {}

    /** A checkpoint that is not written yet. */
    private final class Draft {

        private final List<StandingsUpdate> updates = new ArrayList<>();
        private final long epoch;
        private final Checkpoint before;
        private final Map<LogPartition, Long> ends;
        private final Map<LogPartition, Long> positions;
        private Instant last;
        private long events;

        Draft(long epoch, Checkpoint before, Map<LogPartition, Long> ends) {
            this.epoch = epoch;
            this.before = before;
            this.ends = ends;
            this.positions = new HashMap<>(before.positions());
            this.last = before.logTime();
        }

        // A checkpoint contains all records of its last millisecond: log times cannot separate them.
        boolean hasRoomFor(Instant next) {
            return events < properties.events() || next.equals(last);
        }

        void add(ReplayFold fold, MergedLog records, Instant time) {
            var record = records.next();
            fold.add(record);
            positions.put(record.partition(), record.offset());
            events++;
            last = time;
        }

        Checkpoint checkpoint() {
            return new Checkpoint(last, positions);
        }

        /** Whether it is still the next checkpoint, and no record with an earlier log time has arrived. */
        boolean isStillValid() {
            return checkpoints.newest().equals(before)
                    && log.ends().keySet().stream()
                            .flatMap(partition -> log.timeAfter(partition, ends.getOrDefault(partition, -1L)).stream())
                            .allMatch(arrived -> arrived.isAfter(last));
        }
    }
}
