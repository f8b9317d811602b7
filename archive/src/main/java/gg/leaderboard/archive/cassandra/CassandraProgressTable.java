package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import gg.leaderboard.archive.store.ProgressTable.LastRecord;
import gg.leaderboard.log.consumer.ResumePoint;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The progress of each partition of the log. All rows up to it were written before. */
@Component
class CassandraProgressTable {

    private static final String READ =
            "SELECT last_offset, log_time FROM progress WHERE topic_id = ? AND log_partition = ?";
    private static final String BEGIN =
            "INSERT INTO progress (last_offset, log_time, topic_id, log_partition) VALUES (?, ?, ?, ?) IF NOT EXISTS";
    private static final String ADVANCE =
            "UPDATE progress SET last_offset = ?, log_time = ? WHERE topic_id = ? AND log_partition = ? IF last_offset = ?";

    private static final String PASS =
            "UPDATE progress SET last_offset = ? WHERE topic_id = ? AND log_partition = ? IF last_offset = ?";

    private final CassandraClient cassandra;

    CassandraProgressTable(CassandraClient cassandra) {
        this.cassandra = cassandra;
    }

    /** The last offset whose rows are written, or {@link ResumePoint#NOTHING}. */
    long lastOffset(LogPartition partition) {
        return last(partition).offset();
    }

    /** The last record whose rows are written. */
    LastRecord last(LogPartition partition) {
        // A serial read also sees conditional writes that are still being applied.
        Row row = cassandra
                .execute(cassandra
                        .bind(READ, partition.topicId(), partition.partition())
                        .setConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL))
                .one();
        return row == null
                ? new LastRecord(ResumePoint.NOTHING, Instant.EPOCH)
                : new LastRecord(row.getLong("last_offset"), Objects.requireNonNull(row.getInstant("log_time")));
    }

    /**
     * Advances progress from {@code previous} to {@code last}, unless it has changed.
     *
     * @param logTime of the record at {@code last}
     * @return the progress afterwards
     */
    long advance(LogPartition partition, long previous, long last, Instant logTime) {
        BoundStatement statement = previous == ResumePoint.NOTHING
                ? cassandra.bind(BEGIN, last, logTime, partition.topicId(), partition.partition())
                : cassandra.bind(ADVANCE, last, logTime, partition.topicId(), partition.partition(), previous);
        return cassandra.execute(statement).wasApplied() ? last : lastOffset(partition);
    }

    /** As {@link #advance}, if the log has no record up to {@code last}. */
    long pass(LogPartition partition, long previous, long last) {
        if (previous == ResumePoint.NOTHING) {
            return advance(partition, previous, last, Instant.EPOCH);
        }
        BoundStatement statement = cassandra.bind(PASS, last, partition.topicId(), partition.partition(), previous);
        return cassandra.execute(statement).wasApplied() ? last : lastOffset(partition);
    }
}
