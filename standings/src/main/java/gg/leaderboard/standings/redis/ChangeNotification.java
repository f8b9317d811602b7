package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice that a shard has applied an update. The script that writes the update also publishes the notice. Notices can
 * be lost, so they are only a hint to read again.
 *
 * @param offset the shard's progress in the partition
 * @param time the log time of the record at {@code offset}
 * @param boards boards whose scores changed, in any window; contains {@link #ANY} if they are not known
 * @param feed whether an achievement was added
 * @param generation of the standings with the shard
 * @param trace the trace context of the update, as in the header {@code traceparent}; null if it is not traced
 */
public record ChangeNotification(
        int shard,
        LogPartition partition,
        long offset,
        Instant time,
        Set<String> boards,
        boolean feed,
        long generation,
        @Nullable String trace) {

    /** Takes the place of a board's id: a player was removed or hidden on any of the player's boards. */
    public static final String ANY = "*";

    private static final String GENERATION = "generation";
    private static final String TRACE = "traceparent";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A notice of an update of the first generation that is not traced. */
    public ChangeNotification(
            int shard, LogPartition partition, long offset, Instant time, Set<String> boards, boolean feed) {
        this(shard, partition, offset, time, boards, feed, 0, null);
    }

    /** The notice of {@code update}, whose last record has the log time {@code time}. */
    static ChangeNotification of(StandingsUpdate update, Instant time, @Nullable String trace) {
        return new ChangeNotification(
                update.shard(),
                update.partition(),
                update.last(),
                time,
                update.moderations().isEmpty() ? update.boardIds() : Set.of(ANY),
                !update.achievements().isEmpty() || !update.moderations().isEmpty(),
                update.stamp().generation(),
                trace);
    }

    /** Whether boards may have changed that are not listed. */
    public boolean anyBoard() {
        return boards.contains(ANY);
    }

    public byte[] json() {
        ObjectNode json = MAPPER.createObjectNode()
                .put("shard", shard)
                .put("topic_id", partition.topicId())
                .put("partition", partition.partition())
                .put("offset", offset)
                .put("time", time.toEpochMilli())
                .put("feed", feed)
                .put(GENERATION, generation);
        boards.forEach(json.putArray("boards")::add);
        if (trace != null) {
            json.put(TRACE, trace);
        }
        return MAPPER.writeValueAsBytes(json);
    }

    public static ChangeNotification read(byte[] notice) {
        JsonNode json = MAPPER.readTree(notice);
        return new ChangeNotification(
                json.required("shard").intValue(),
                new LogPartition(
                        json.required("topic_id").stringValue(),
                        json.required("partition").intValue()),
                json.required("offset").longValue(),
                Instant.ofEpochMilli(json.required("time").longValue()),
                json.required("boards").valueStream().map(JsonNode::stringValue).collect(Collectors.toSet()),
                json.required("feed").booleanValue(),
                json.path(GENERATION).longValue(0),
                json.path(TRACE).stringValue(null));
    }
}
