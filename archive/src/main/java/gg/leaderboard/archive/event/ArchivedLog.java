package gg.leaderboard.archive.event;

import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The log as it was archived, to be folded again. */
@Component
public class ArchivedLog {

    private static final String READ = "SELECT " + ArchivedRecord.COLUMNS
            + " FROM events WHERE topic_id = ? AND partition = ? AND \"offset\" > ? ORDER BY \"offset\" LIMIT ?";

    private final Schema schema;
    private final JdbcTemplate jdbc;
    private final ProgressTable progress;

    ArchivedLog(Schema schema, JdbcTemplate jdbc, ProgressTable progress) {
        this.schema = schema;
        this.jdbc = jdbc;
        this.progress = progress;
    }

    /** Every partition that was archived, with its last offset. */
    public Map<LogPartition, Long> ends() {
        schema.migrate();
        return progress.all(FoldName.EVENTS);
    }

    /** The last offset that was archived of a partition, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long end(LogPartition partition) {
        return progress.lastOffset(FoldName.EVENTS, partition);
    }

    /** The offset from which on nothing is missing; empty if there is nothing. */
    public OptionalLong start(LogPartition partition) {
        return jdbc
                .queryForList(
                        "SELECT first_offset FROM event_starts WHERE topic_id = ? AND partition = ?",
                        Long.class,
                        partition.topicId(),
                        partition.partition())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Where the archive of each partition begins. */
    public Map<LogPartition, Long> starts() {
        Map<LogPartition, Long> starts = new HashMap<>();
        jdbc.query("SELECT topic_id, partition, first_counted FROM event_starts", row -> {
            starts.put(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        });
        return starts;
    }

    /** The log time of the first record that was counted; empty if there is none. */
    public Optional<Instant> beginning() {
        return starts().keySet().stream()
                .flatMap(partition -> timeAfter(partition, -1).stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * What was counted and not erased, of all partitions, in the order of log time.
     *
     * @param after what is left out
     * @param last the last offset of each partition that is read
     */
    public MergedLog counted(Checkpoint after, Map<LogPartition, Long> last) {
        return new MergedLog(jdbc, after, last);
    }

    /** The log time of the first record of a partition past {@code offset} that was counted; empty if there is none. */
    public Optional<Instant> timeAfter(LogPartition partition, long offset) {
        return timeAfter(partition, offset, "verdict = 'counted'");
    }

    /** As {@link #timeAfter}, of what was not erased. */
    public Optional<Instant> keptTimeAfter(LogPartition partition, long offset) {
        return timeAfter(partition, offset, ArchivedRecord.COUNTS);
    }

    private Optional<Instant> timeAfter(LogPartition partition, long offset, String condition) {
        return jdbc
                .queryForList(
                        "SELECT ingested_at FROM events WHERE topic_id = ? AND partition = ? AND \"offset\" > ?"
                                + " AND " + condition + " ORDER BY \"offset\" LIMIT 1",
                        Timestamp.class,
                        partition.topicId(),
                        partition.partition(),
                        offset)
                .stream()
                .map(Timestamp::toInstant)
                .findFirst();
    }

    /** Those of {@code players} of whom there are records past {@code positions}. */
    public List<String> withRecordsAfter(Map<LogPartition, Long> positions, Collection<String> players) {
        List<String> found = new ArrayList<>();
        ends().forEach((partition, end) -> found.addAll(jdbc.queryForList(
                "SELECT DISTINCT player_id FROM events WHERE topic_id = ? AND partition = ? AND \"offset\" > ?"
                        + " AND player_id = ANY (?)",
                String.class,
                partition.topicId(),
                partition.partition(),
                positions.getOrDefault(partition, -1L),
                players.toArray(String[]::new))));
        return found;
    }

    /** Records of one partition in their order, at most {@code limit}, from the first past {@code after} on. */
    public List<LogRecord> read(LogPartition partition, long after, int limit, Definitions definitions) {
        return jdbc.query(
                READ,
                (row, number) -> ArchivedRecord.of(row).toLogRecord(definitions),
                partition.topicId(),
                partition.partition(),
                after,
                limit);
    }

    /** What is kept of a player, in the order of log time; what was erased is not. */
    public List<ArchivedRecord> recordsOf(String player) {
        schema.migrate();
        return jdbc.query(
                "SELECT " + ArchivedRecord.COLUMNS
                        + " FROM events WHERE player_id = ? ORDER BY ingested_at, topic_id, partition, \"offset\"",
                (row, number) -> ArchivedRecord.of(row),
                player);
    }

    /** Where an event with this id was counted, {@code partition 2, offset 17}; empty if it was not, or is not kept any more. */
    public Optional<String> counted(GameEvent event) {
        return jdbc
                .query(
                        "SELECT partition, \"offset\" FROM events WHERE player_id = ? AND id = ? AND verdict = 'counted'",
                        (row, number) -> "partition " + row.getInt(1) + ", offset " + row.getLong(2),
                        event.playerId(),
                        EventId.of(event.eventId()).uuid())
                .stream()
                .findFirst();
    }

    /** Where the event was counted of which {@code duplicate} is a copy; empty if that is not kept any more. */
    public Optional<String> original(ArchivedRecord duplicate) {
        return counted(duplicate.event());
    }
}
