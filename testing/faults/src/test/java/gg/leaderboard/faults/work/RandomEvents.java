package gg.leaderboard.faults.work;

import gg.leaderboard.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events of a run. */
final class RandomEvents {

    private static final List<String> MALFORMED = List.of(
            "{\"event_type\":",
            "",
            "[]",
            "{\"event_type\":\"player_scored\",\"player_id\":\"p1\",\"points\":1e99}",
            "{\"event_type\":\"player_scored\",\"player_id\":\"\",\"points\":1}",
            "{\"event_type\":\"kill\",\"player_id\":\"p2\",\"timestamp\":\"2999-01-01T00:00:00Z\"}",
            "{\"event_type\":\"score_submitted\",\"player_id\":\"p3\",\"leaderboard_id\":\"nowhere\",\"score\":1}",
            "{\"event_type\":\"player_hidden\",\"player_id\":\"p4\"}");

    private final String run;
    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private int number;

    /** @param run the beginning of all ids */
    RandomEvents(String run) {
        this.run = run;
    }

    /** An event whose time is at most {@code late} ago. */
    ProducerRecord<byte[], byte[]> next(Random random, Duration late) {
        String player = random.nextInt(6) == 0
                ? Players.moderated(random)
                : random.nextInt(6) == 0 ? Players.checked(random) : Players.ordinary(random);
        Instant time = Instant.now().minusMillis(random.nextLong(late.toMillis() + 1));
        String json = "{\"event_id\":\"%s-%d\",\"player_id\":\"%s\",\"timestamp\":\"%s\",\"event_type\":%s}"
                .formatted(run, number++, player, time, kind(random, player));
        ProducerRecord<byte[], byte[]> event = record(player, json);
        sent.add(event);
        return event;
    }

    /** An event that was created before, or a new one if there is none. */
    ProducerRecord<byte[], byte[]> copy(Random random) {
        return sent.isEmpty() ? next(random, Duration.ZERO) : sent.get(random.nextInt(sent.size()));
    }

    static ProducerRecord<byte[], byte[]> malformed(Random random) {
        return record(Players.ordinary(random), MALFORMED.get(random.nextInt(MALFORMED.size())));
    }

    private static String kind(Random random, String player) {
        if (player.startsWith("s")) {
            return score(random, Players.CHECKED_BOARD);
        }
        return switch (random.nextInt(60)) {
            case 0 ->
                "\"achievement_unlocked\",\"achievement_name\":\"a%d\",\"achievement_rarity\":\"rare\""
                        .formatted(random.nextInt(9));
            case 1, 2, 3 -> "\"player_died\"";
            case 4, 5, 6 -> "\"match_ended\",\"outcome\":\"win\"";
            case 7, 8, 9 -> "\"player_joined\",\"player_name\":\"n" + random.nextInt(9) + "\"";
            case 10, 11, 12 -> "\"danced\"";
            case 13, 14, 15, 16, 17, 18, 19, 20, 21, 22 -> score(random, Players.RESET_BOARD);
            default -> "\"kill\",\"game_id\":\"g" + random.nextInt(3) + "\",\"points\":" + random.nextInt(1000);
        };
    }

    private static String score(Random random, String board) {
        return "\"score_submitted\",\"leaderboard_id\":\"" + board + "\",\"score\":" + (1 + random.nextInt(1000));
    }

    private static ProducerRecord<byte[], byte[]> record(String player, String json) {
        return new ProducerRecord<>(
                Topics.GAME_EVENTS, player.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8));
    }
}
