package gg.leaderboard.archive.event;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.Progress;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.LogRecord;
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
    private final Progress progress;

    ArchivedLog(Schema schema, JdbcTemplate jdbc, Progress progress) {
        this.schema = schema;
        this.jdbc = jdbc;
        this.progress = progress;
    }

    /** Every partition that was archived, with its last offset. */
    public Map<LogPartition, Long> ends() {
        schema.bringUpToDate();
        return progress.all(FoldName.EVENTS);
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

    /** Records of one partition in their order, at most {@code limit}, from the first past {@code after} on. */
    public List<LogRecord> read(LogPartition partition, long after, int limit, Definitions definitions) {
        return jdbc.query(
                READ,
                (row, number) -> ArchivedRecord.of(row).read(definitions),
                partition.topicId(),
                partition.partition(),
                after,
                limit);
    }

    /** What is kept of a player, in the order of log time; what was erased is not. */
    public List<ArchivedRecord> of(String player) {
        schema.bringUpToDate();
        return jdbc.query(
                "SELECT " + ArchivedRecord.COLUMNS
                        + " FROM events WHERE player = ? ORDER BY log_time, topic_id, partition, \"offset\"",
                (row, number) -> ArchivedRecord.of(row),
                player);
    }

    /** Where an event with this id was counted, {@code partition 2, offset 17}; empty if it was not, or is not kept any more. */
    public Optional<String> counted(GameEvent event) {
        return jdbc
                .query(
                        "SELECT partition, \"offset\" FROM events WHERE player = ? AND id = ? AND verdict = 'counted'",
                        (row, number) -> "partition " + row.getInt(1) + ", offset " + row.getLong(2),
                        event.playerId(),
                        EventTable.uuid(event))
                .stream()
                .findFirst();
    }

    /** Where the event was counted of which {@code duplicate} is a copy; empty if that is not kept any more. */
    public Optional<String> original(ArchivedRecord duplicate) {
        return counted(duplicate.event());
    }
}
