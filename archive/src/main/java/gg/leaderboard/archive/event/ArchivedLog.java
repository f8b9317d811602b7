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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the archived log. */
@Component
public class ArchivedLog {

    private static final String READ = "SELECT " + ArchivedRecord.COLUMNS
            + " FROM events WHERE topic_id = ? AND partition = ? AND \"offset\" > ? ORDER BY \"offset\" LIMIT ?";

    private static final Duration RECENT = Duration.ofSeconds(10);
    private static final String FIRST_TIMES =
            "SELECT topic_id, min(first_time) FROM (SELECT topic_id, (SELECT ingested_at"
                    + " FROM events WHERE events.topic_id = event_starts.topic_id AND events.partition = event_starts.partition"
                    + " ORDER BY \"offset\" LIMIT 1) AS first_time FROM event_starts) AS firsts WHERE first_time IS NOT NULL"
                    + " GROUP BY topic_id";

    private final Schema schema;
    private final JdbcTemplate jdbc;
    private final ProgressTable progress;
    private volatile @Nullable FirstTimes firstTimes;

    ArchivedLog(Schema schema, JdbcTemplate jdbc, ProgressTable progress) {
        this.schema = schema;
        this.jdbc = jdbc;
        this.progress = progress;
    }

    /**
     * The archived partitions and the last offset of each. If the topic was deleted and created again, the partitions of the
     * earlier topic come first.
     */
    public Map<LogPartition, Long> ends() {
        schema.migrate();
        Map<LogPartition, Long> ends = progress.all(FoldName.EVENTS);
        Set<String> topics = ends.keySet().stream().map(LogPartition::topicId).collect(Collectors.toSet());
        return topics.size() < 2 ? ends : ordered(ends, firstTimes(topics));
    }

    // They do not change, and the query looks into the events of each day. A topic without events comes last.
    private Map<String, Instant> firstTimes(Set<String> topics) {
        FirstTimes known = firstTimes;
        if (known == null || !(known.times.keySet().containsAll(topics) || known.isRecent())) {
            Map<String, Instant> read = new HashMap<>();
            jdbc.query(FIRST_TIMES, row -> {
                read.put(row.getString(1), row.getTimestamp(2).toInstant());
            });
            known = new FirstTimes(Map.copyOf(read), System.nanoTime());
            firstTimes = known;
        }
        return known.times;
    }

    private record FirstTimes(Map<String, Instant> times, long readAt) {

        boolean isRecent() {
            return System.nanoTime() - readAt < RECENT.toNanos();
        }
    }

    private static Map<LogPartition, Long> ordered(Map<LogPartition, Long> ends, Map<String, Instant> firstTimes) {
        Map<LogPartition, Long> ordered = new LinkedHashMap<>();
        ends.keySet().stream()
                .sorted(Comparator.<LogPartition, Instant>comparing(
                                partition -> firstTimes.getOrDefault(partition.topicId(), Instant.MAX))
                        .thenComparing(LogPartition::topicId)
                        .thenComparing(LogPartition::partition))
                .forEach(partition -> ordered.put(partition, ends.get(partition)));
        return ordered;
    }

    /** The last archived offset of a partition, or {@link StandingsUpdate#NOTHING_APPLIED}. */
    public long end(LogPartition partition) {
        return progress.lastOffset(FoldName.EVENTS, partition);
    }

    /** The first offset of a partition after which no record is missing; empty for a partition that is not archived. */
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

    /** The first archived offset of each partition that may have been counted. */
    public Map<LogPartition, Long> starts() {
        Map<LogPartition, Long> starts = new HashMap<>();
        jdbc.query("SELECT topic_id, partition, first_counted FROM event_starts", row -> {
            starts.put(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        });
        return starts;
    }

    /** The log time of the first counted record; empty if there is none. */
    public Optional<Instant> beginning() {
        return starts().keySet().stream()
                .flatMap(partition -> timeAfter(partition, -1).stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * The records of all partitions that were counted and not erased, in the order of log time.
     *
     * @param after records in this checkpoint are skipped
     * @param last the last offset to read of each partition
     */
    public MergedLog counted(Checkpoint after, Map<LogPartition, Long> last) {
        return new MergedLog(jdbc, after, last);
    }

    /** The log time of the first counted record of a partition after {@code offset}; empty if there is none. */
    public Optional<Instant> timeAfter(LogPartition partition, long offset) {
        return timeAfter(partition, offset, "verdict = 'counted'");
    }

    /** As {@link #timeAfter}, for records that were not erased. */
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

    /** Returns those of {@code players} that have records after {@code positions}. */
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

    /** Up to {@code limit} records of one partition after the offset {@code after}, in the order of offsets. */
    public List<LogRecord> read(LogPartition partition, long after, int limit, Definitions definitions) {
        return jdbc.query(
                READ,
                (row, number) -> ArchivedRecord.of(row).toLogRecord(definitions),
                partition.topicId(),
                partition.partition(),
                after,
                limit);
    }

    /** The records of a player that were not erased, in the order of log time. */
    public List<ArchivedRecord> recordsOf(String player) {
        schema.migrate();
        return jdbc.query(
                "SELECT " + ArchivedRecord.COLUMNS
                        + " FROM events WHERE player_id = ? ORDER BY ingested_at, topic_id, partition, \"offset\"",
                (row, number) -> ArchivedRecord.of(row),
                player);
    }

    /** Where an event with the id of {@code event} was counted, {@code partition 2, offset 17}; empty if there is no record of it. */
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
}
