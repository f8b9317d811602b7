package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.EventId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Claims the ids of one bucket. A statement claims all of its ids, or returns the existing claims. */
final class IdBucket {

    private static final int MANY = 100;

    private static final String CLAIM = """
            INSERT INTO counted_ids (bucket, id, topic_id, log_partition, log_offset)
            VALUES (?, ?, ?, ?, ?) IF NOT EXISTS USING TTL ?""";

    private final CassandraClient cassandra;
    private final int bucket;
    private final LogPartition partition;
    private final int secondsToLive;
    private final Map<EventId, Long> unsettled = new LinkedHashMap<>();
    private List<EventId> asked = List.of();

    IdBucket(CassandraClient cassandra, int bucket, LogPartition partition, int secondsToLive) {
        this.cassandra = cassandra;
        this.bucket = bucket;
        this.partition = partition;
        this.secondsToLive = secondsToLive;
    }

    void add(EventId id, long offset) {
        unsettled.put(id, offset);
    }

    boolean isSettled() {
        return unsettled.isEmpty();
    }

    BatchStatement nextStatement() {
        asked = unsettled.keySet().stream().limit(MANY).toList();
        BatchStatementBuilder claims = BatchStatement.builder(DefaultBatchType.UNLOGGED);
        asked.forEach(id -> claims.addStatement(cassandra.bind(
                CLAIM,
                bucket,
                id.uuid(),
                partition.topicId(),
                partition.partition(),
                unsettled.get(id),
                secondsToLive)));
        return claims.build();
    }

    /** Returns the ids that are now known to be claimed by our records. */
    Set<EventId> readAnswer(AsyncResultSet answer) {
        Set<EventId> ours = new HashSet<>();
        if (answer.wasApplied()) {
            ours.addAll(asked);
            unsettled.keySet().removeAll(ours);
        } else {
            answer.currentPage().forEach(row -> readAnswer(row, ours));
        }
        return ours;
    }

    private void readAnswer(Row claimed, Set<EventId> ours) {
        UUID uuid = claimed.getUuid("id");
        if (uuid == null) {
            return; // not claimed yet
        }
        EventId id = EventId.of(uuid);
        Long offset = unsettled.remove(id);
        LogPartition by =
                new LogPartition(String.valueOf(claimed.getString("topic_id")), claimed.getInt("log_partition"));
        if (offset != null && by.equals(partition) && claimed.getLong("log_offset") == offset) {
            ours.add(id);
        }
    }
}
