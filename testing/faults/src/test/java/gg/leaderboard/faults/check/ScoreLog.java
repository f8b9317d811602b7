package gg.leaderboard.faults.check;

import gg.leaderboard.faults.work.Players;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scores of the checked board in Kafka, and every total that a player has had. */
final class ScoreLog {

    private final Map<String, Integer> copies = new HashMap<>();
    private final Map<String, List<Step>> steps = new HashMap<>();

    ScoreLog(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Set<String> counted = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            JsonNode event = parse(record.value());
            if (event.path("leaderboard_id").asString("").equals(Players.CHECKED_BOARD)
                    && event.path("event_type").asString("").equals("score_submitted")) {
                String id = event.path("event_id").asString();
                copies.merge(id, 1, Integer::sum);
                if (counted.add(id)) {
                    List<Step> player =
                            steps.computeIfAbsent(event.path("player_id").asString(), key -> new ArrayList<>());
                    long before =
                            player.isEmpty() ? 0 : player.get(player.size() - 1).total();
                    player.add(new Step(
                            id, before + event.path("score").asLong(), Instant.ofEpochMilli(record.timestamp())));
                }
            }
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    int copies(String id) {
        return copies.getOrDefault(id, 0);
    }

    Set<String> players() {
        return steps.keySet();
    }

    /** The totals of a player, each after one more score. */
    List<Step> steps(String player) {
        return steps.getOrDefault(player, List.of());
    }

    /** The highest total that a player can have had at a time. */
    long highest(String player, Instant time) {
        return steps(player).stream()
                .filter(step -> !step.logged().isAfter(time))
                .mapToLong(Step::total)
                .max()
                .orElse(0);
    }

    /** @param total after this score */
    record Step(String id, long total, Instant logged) {}
}
