package gg.leaderboard.archive.event;

import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The counted records of all partitions in the order of log time. Each partition keeps its order of offsets: if a broker's
 * clock was set back, a record sorts by the highest log time before it.
 */
public final class MergedLog {

    private static final int PAGE = 2000;

    private static final String READ = "SELECT " + ArchivedRecord.COLUMNS
            + " FROM events WHERE topic_id = ? AND partition = ? AND \"offset\" > ? AND \"offset\" <= ?"
            + " AND " + ArchivedRecord.COUNTS + " ORDER BY \"offset\" LIMIT "
            + PAGE;

    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>(Cursor.EARLIEST_FIRST);
    private final JdbcTemplate jdbc;

    MergedLog(JdbcTemplate jdbc, Checkpoint after, Map<LogPartition, Long> last) {
        this.jdbc = jdbc;
        last.forEach((partition, end) -> {
            Cursor cursor = new Cursor(partition, after, end);
            if (cursor.fill()) {
                cursors.add(cursor);
            }
        });
    }

    /** The log time of the next record; null at the end. */
    public @Nullable Instant nextTime() {
        Cursor cursor = cursors.peek();
        return cursor == null ? null : cursor.time;
    }

    /** The next record; fails at the end. */
    public ArchivedRecord next() {
        Cursor cursor = cursors.remove();
        ArchivedRecord record = cursor.next();
        if (cursor.fill()) {
            cursors.add(cursor);
        }
        return record;
    }

    /** The read position in one partition. */
    private final class Cursor {

        private static final Comparator<Cursor> EARLIEST_FIRST =
                Comparator.<Cursor, Instant>comparing(c -> c.time).thenComparing(c -> c.partition.field());

        private final Deque<ArchivedRecord> page = new ArrayDeque<>();
        private final LogPartition partition;
        private final long end;
        private long read;
        private Instant time;

        Cursor(LogPartition partition, Checkpoint after, long end) {
            this.partition = partition;
            this.read = after.position(partition);
            this.time = after.logTime().plusMillis(1);
            this.end = end;
        }

        ArchivedRecord next() {
            return page.remove();
        }

        /** Reads the next page if the last one is used up, and returns whether there is a record. */
        boolean fill() {
            if (page.isEmpty() && read < end) {
                page.addAll(jdbc.query(
                        READ,
                        (row, number) -> ArchivedRecord.of(row),
                        partition.topicId(),
                        partition.partition(),
                        read,
                        end));
                read = page.isEmpty() ? end : page.getLast().offset();
            }
            ArchivedRecord first = page.peek();
            if (first == null) {
                return false;
            }
            time = first.logTime().isAfter(time) ? first.logTime() : time;
            return true;
        }
    }
}
