package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.LogPartition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A log with some partitions, whose clock the test sets. */
final class ManualLog {

    private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private Instant now;
    private int ids;

    ManualLog(Instant now) {
        this.now = now;
    }

    static LogPartition partition(int partition) {
        return new LogPartition("topic", partition);
    }

    void setTime(Instant time) {
        now = time;
    }

    /** An event at the current time, with a unique id; {@code fields} as in JSON, without braces. */
    String event(String player, String type, String fields) {
        return "{\"event_id\":\"id%d\",\"player_id\":\"%s\",\"event_type\":\"%s\",\"timestamp\":\"%s\"%s}"
                .formatted(++ids, player, type, now, fields.isEmpty() ? "" : "," + fields);
    }

    String score(String player, String board, long score) {
        return event(player, "score_submitted", "\"leaderboard_id\":\"" + board + "\",\"score\":" + score);
    }

    /** Appends records to a partition. */
    void append(int partition, String... events) {
        List<ConsumerRecord<byte[], byte[]>> all = all(partition);
        for (String event : events) {
            all.add(new ConsumerRecord<>(
                    Topics.GAME_EVENTS,
                    partition,
                    all.size(),
                    now.toEpochMilli(),
                    TimestampType.LOG_APPEND_TIME,
                    0,
                    0,
                    null,
                    event.getBytes(StandardCharsets.UTF_8),
                    new RecordHeaders(),
                    Optional.empty()));
        }
    }

    /** The records of a partition from offset {@code from} to before {@code to}. */
    List<ConsumerRecord<byte[], byte[]>> read(int partition, int from, int to) {
        return all(partition).subList(from, to);
    }

    int end(int partition) {
        return all(partition).size();
    }

    private List<ConsumerRecord<byte[], byte[]>> all(int partition) {
        return records.computeIfAbsent(partition, p -> new ArrayList<>());
    }
}
