package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.standings.LogPartition;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists and invalidates checkpoints. */
@Component
public class Checkpoints {

    private static final String FIRST_FOLLOWED = """
            SELECT min(log_time) FROM checkpoints c WHERE NOT EXISTS (
                SELECT FROM event_starts s LEFT JOIN checkpoint_positions p
                ON p.log_time = c.log_time AND p.topic_id = s.topic_id AND p.partition = s.partition
                WHERE s.first_counted > 1 + coalesce(p.last_offset, -1))""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ProgressTable progress;

    Checkpoints(JdbcTemplate jdbc, TransactionTemplate transaction, ProgressTable progress) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.progress = progress;
    }

    /**
     * Deletes checkpoints that would have to contain new records. Call it in the transaction that adds the records.
     *
     * @param logTime of the first new record
     */
    public void deleteFrom(Instant logTime) {
        if (jdbc.update("DELETE FROM checkpoints WHERE log_time >= ?", Timestamp.from(logTime)) > 0) {
            incrementEpoch();
        }
    }

    /** Hides these players from readers of checkpoints. Call it in the transaction that adds their erasures. */
    public void erased(Collection<String> players) {
        if (!players.isEmpty()) {
            jdbc.batchUpdate(
                    "INSERT INTO checkpoint_erasures VALUES (?) ON CONFLICT DO NOTHING",
                    players.stream().map(player -> new Object[] {player}).toList());
            incrementEpoch();
        }
    }

    /** Deletes a board from all checkpoints because its rules were changed; {@link CheckpointRepair} folds it again. */
    public void invalidate(String board) {
        transaction.executeWithoutResult(status -> {
            progress.lock(FoldName.EVENTS);
            jdbc.update("DELETE FROM checkpoint_changes WHERE board = ?", board);
            jdbc.update("DELETE FROM checkpoint_totals WHERE board = ?", board);
            jdbc.update("INSERT INTO checkpoint_forgotten VALUES (?) ON CONFLICT DO NOTHING", board);
            incrementEpoch();
        });
    }

    /** Deletes all checkpoints because the settings of the fold were changed. Call it in a transaction. */
    public void deleteAll() {
        jdbc.update("DELETE FROM checkpoints");
        jdbc.update("DELETE FROM checkpoint_forgotten");
        jdbc.update("DELETE FROM checkpoint_erasures");
        incrementEpoch();
    }

    private void incrementEpoch() {
        jdbc.update("UPDATE checkpoint_epoch SET epoch = epoch + 1");
    }

    /** Incremented by every invalidation. */
    public long epoch() {
        return jdbc.queryForList("SELECT epoch FROM checkpoint_epoch", Long.class)
                .get(0);
    }

    /** The boards that no checkpoint contains. */
    public List<String> invalidated() {
        return jdbc.queryForList("SELECT board FROM checkpoint_forgotten ORDER BY board", String.class);
    }

    /** Marks an invalidated board as contained in all checkpoints again. */
    public void markComplete(String board) {
        jdbc.update("DELETE FROM checkpoint_forgotten WHERE board = ?", board);
    }

    /** The erased players that checkpoints still contain. */
    public List<String> erased() {
        return jdbc.queryForList("SELECT player FROM checkpoint_erasures", String.class);
    }

    /** All checkpoints in the order of time. */
    public List<Checkpoint> all() {
        return jdbc.queryForList("SELECT log_time FROM checkpoints ORDER BY log_time", Timestamp.class).stream()
                .map(time -> read(time.toInstant()))
                .toList();
    }

    /** The log time of the first checkpoint after which every event is archived; empty if there is none. */
    public Optional<Instant> earliestUsableTime() {
        return Optional.ofNullable(jdbc.queryForObject(FIRST_FOLLOWED, Timestamp.class))
                .map(Timestamp::toInstant);
    }

    /** The newest checkpoint up to {@code time}; {@link Checkpoint#BEGINNING} if there is none. */
    public Checkpoint newestAt(Instant time) {
        return newest("SELECT max(log_time) FROM checkpoints WHERE log_time <= ?", Timestamp.from(time))
                .orElse(Checkpoint.BEGINNING);
    }

    /** The newest checkpoint; {@link Checkpoint#BEGINNING} if there is none. */
    public Checkpoint newest() {
        return newest("SELECT max(log_time) FROM checkpoints").orElse(Checkpoint.BEGINNING);
    }

    /** Whether {@code checkpoint} still exists and contains {@code board}; true for the beginning. */
    public boolean holds(Checkpoint checkpoint, String board) {
        return checkpoint.equals(Checkpoint.BEGINNING)
                || (read(checkpoint.logTime()).equals(checkpoint)
                        && !invalidated().contains(board));
    }

    /** The newest checkpoint without records after {@code positions}; {@link Checkpoint#BEGINNING} if there is none. */
    public Checkpoint newestWithin(Map<LogPartition, Long> positions) {
        Optional<Checkpoint> found = newest("SELECT max(log_time) FROM checkpoints");
        while (found.isPresent() && !found.get().isWithin(positions)) {
            found = newest(
                    "SELECT max(log_time) FROM checkpoints WHERE log_time < ?",
                    Timestamp.from(found.get().logTime()));
        }
        return found.orElse(Checkpoint.BEGINNING);
    }

    private Optional<Checkpoint> newest(String sql, Object... arguments) {
        return Optional.ofNullable(jdbc.queryForObject(sql, Timestamp.class, arguments))
                .map(time -> read(time.toInstant()));
    }

    private Checkpoint read(Instant logTime) {
        Map<LogPartition, Long> positions = new HashMap<>();
        jdbc.query(
                "SELECT topic_id, partition, last_offset FROM checkpoint_positions WHERE log_time = ?",
                row -> {
                    positions.put(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                },
                Timestamp.from(logTime));
        return new Checkpoint(logTime, positions);
    }
}
