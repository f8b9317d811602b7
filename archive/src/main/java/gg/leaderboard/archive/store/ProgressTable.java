package gg.leaderboard.archive.store;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The progress of each fold in each partition of the log. */
@Component
public class ProgressTable {

    private final JdbcTemplate jdbc;

    ProgressTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks out other writers of this fold until the transaction ends: its partitions share counted ids. */
    public void lock(FoldName fold) {
        jdbc.query(
                "SELECT pg_advisory_xact_lock(hashtext('fold'), ?)",
                row -> {},
                List.of(FoldName.values()).indexOf(fold));
    }

    /**
     * The commit of the current transaction does not wait for the disk. Call it only in a transaction that writes records of the
     * log with their progress: after a crash of PostgreSQL both are missing, and the log is read again.
     */
    public void commitWithoutWait() {
        jdbc.execute("SET LOCAL synchronous_commit = off");
    }

    /** The last offset that {@code fold} has folded, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long lastOffset(FoldName fold, LogPartition partition) {
        return last(fold, partition).offset();
    }

    /** The last record that {@code fold} has folded. */
    public LastRecord last(FoldName fold, LogPartition partition) {
        return jdbc
                .query(
                        "SELECT last_offset, log_time FROM progress WHERE fold = ?::fold AND topic_id = ? AND partition = ?",
                        (row, number) -> new LastRecord(
                                row.getLong(1), row.getTimestamp(2).toInstant()),
                        fold.label(),
                        partition.topicId(),
                        partition.partition())
                .stream()
                .findFirst()
                .orElse(new LastRecord(StandingsUpdate.NOTHING_APPLIED, Instant.EPOCH));
    }

    /** The last offset that {@code fold} has folded of each partition. */
    public Map<LogPartition, Long> all(FoldName fold) {
        Map<LogPartition, Long> all = new HashMap<>();
        jdbc.query(
                "SELECT topic_id, partition, last_offset FROM progress WHERE fold = ?::fold",
                row -> {
                    all.put(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                },
                fold.label());
        return all;
    }

    /** The log time of the last record that {@code fold} has folded of each partition. */
    public Map<LogPartition, Instant> times(FoldName fold) {
        Map<LogPartition, Instant> times = new HashMap<>();
        jdbc.query(
                "SELECT topic_id, partition, log_time FROM progress WHERE fold = ?::fold",
                row -> {
                    times.put(
                            new LogPartition(row.getString(1), row.getInt(2)),
                            row.getTimestamp(3).toInstant());
                },
                fold.label());
        return times;
    }

    /**
     * Stores the progress of a fold.
     *
     * @param logTime of the record at {@code last}; null, if there is no such record, leaves the stored time unchanged
     */
    public void set(FoldName fold, LogPartition partition, long last, @Nullable Instant logTime) {
        Timestamp time = logTime == null ? null : Timestamp.from(logTime);
        jdbc.update("""
                INSERT INTO progress VALUES (?::fold, ?, ?, ?, COALESCE(?::timestamptz, 'epoch'))
                ON CONFLICT (fold, topic_id, partition)
                DO UPDATE SET last_offset = excluded.last_offset, log_time = COALESCE(?::timestamptz, progress.log_time)""", fold.label(), partition.topicId(), partition.partition(), last, time, time);
    }

    /**
     * The progress of a fold in a partition.
     *
     * @param offset the last folded offset, or {@link StandingsUpdate#NOTHING_APPLIED}
     * @param logTime of the last folded record; the epoch if there is none
     */
    public record LastRecord(long offset, Instant logTime) {

        /** The log time, unless there is no record. */
        public Optional<Instant> time() {
            return Optional.of(logTime).filter(time -> !time.equals(Instant.EPOCH));
        }
    }
}
