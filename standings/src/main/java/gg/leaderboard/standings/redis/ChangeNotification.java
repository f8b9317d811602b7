package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
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
 */
public record ChangeNotification(
        int shard, LogPartition partition, long offset, Instant time, Set<String> boards, boolean feed) {

    /** Takes the place of a board's id: a player was removed or hidden on any of the player's boards. */
    public static final String ANY = "*";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The notice of {@code update}, whose last record has the log time {@code time}. */
    public static ChangeNotification of(StandingsUpdate update, Instant time) {
        return new ChangeNotification(
                update.shard(),
                update.partition(),
                update.last(),
                time,
                update.moderations().isEmpty() ? update.boardIds() : Set.of(ANY),
                !update.achievements().isEmpty() || !update.moderations().isEmpty());
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
                .put("feed", feed);
        boards.forEach(json.putArray("boards")::add);
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
                json.required("feed").booleanValue());
    }
}
