package gg.leaderboard.standalone.system;

import gg.leaderboard.fixtures.LogClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Pattern;

/** Sends events of all kinds, copies, and some events that are refused. */
final class MixedEvents {

    private static final Pattern MODERATION = Pattern.compile("\"player_(hidden|restored|removed|erased)\"");

    private final Random random = new Random(1);
    private final LogClient log;
    private final int most;
    private boolean moderates;
    private int counted;
    private int others;

    /** @param most the approximate number of events to send; about sixty of them unlock an achievement */
    MixedEvents(LogClient log, int most) {
        this.log = log;
        this.most = most;
    }

    /** Writes moderation also to its topic, which allows it. */
    MixedEvents withAllowedModeration() {
        moderates = true;
        return this;
    }

    void send(int events) {
        for (int i = 0; i < events; i++) {
            int number = counted++;
            String player = "p" + random.nextInt(2000);
            String kind = kind();
            String event = event(player, number, kind);
            if (moderates && MODERATION.matcher(kind).lookingAt()) {
                log.moderate(player, event);
            } else {
                log.send(player, event);
            }
            if (random.nextInt(50) == 0) {
                others += 2;
                log.send(player, event);
                log.send(player, event(player, -others, "\"player_scored\",\"points\":1e2"));
            }
        }
        log.flush();
    }

    private String kind() {
        if (random.nextInt(most / 60) == 0) {
            return "\"achievement_unlocked\",\"achievement_name\":\"a%d\",\"achievement_rarity\":\"rare\""
                    .formatted(counted);
        }
        return switch (random.nextInt(1000)) {
            case 0 -> "\"player_hidden\"";
            case 1 -> "\"player_restored\"";
            case 2 -> "\"player_removed\"";
            case 3 -> "\"player_removed\",\"leaderboard_id\":\"arena\"";
            case 4 -> "\"player_erased\"";
            default -> ordinary();
        };
    }

    private String ordinary() {
        return switch (random.nextInt(10)) {
            case 0 -> "\"player_died\"";
            case 1 -> "\"match_ended\",\"outcome\":\"win\"";
            case 2 -> "\"player_joined\",\"player_name\":\"n" + random.nextInt(9) + "\"";
            case 3 -> "\"score_submitted\",\"leaderboard_id\":\"arena\",\"score\":" + random.nextInt(1000);
            default -> "\"kill\",\"game_id\":\"g" + random.nextInt(3) + "\",\"points\":" + random.nextInt(1000);
        };
    }

    private String event(String player, int number, String kind) {
        return "{\"event_id\":\"e%d\",\"player_id\":\"%s\",\"timestamp\":\"%s\",\"event_type\":%s}"
                .formatted(number, player, Instant.now().minus(Duration.ofHours(random.nextInt(100))), kind);
    }

    /** Returns the number of events that count. */
    long counted() {
        return counted;
    }

    long records() {
        return counted + others;
    }
}
