package gg.leaderboard.archive.event;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.Progress;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.LogRecord;
import java.util.List;
import java.util.Map;
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
}
