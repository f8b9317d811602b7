package gg.leaderboard.attack.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The profile of one player. */
final class PlainProfile {

    /** The fields that depend on the order of the player's events. */
    static final Set<String> OF_THE_LAST = Set.of("player_name", "last_game", "current_streak", "best_streak");

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, String> last = new TreeMap<>();
    private Instant lastActive = Instant.EPOCH;
    private long streak = -1;
    private long best;

    void add(PlainEvent event) {
        count("events_count", 1);
        event.text("player_name").ifPresent(name -> last.put("player_name", name));
        event.text("game_id").ifPresent(game -> last.put("last_game", game));
        Instant time = event.time();
        lastActive = time.isAfter(lastActive) ? time : lastActive;
        switch (event.type()) {
            case "player_scored", "player_score", "kill", "headshot", "assist" -> score(event);
            case "player_joined" -> count("games_joined", 1);
            case "player_died" -> {
                count("deaths", 1);
                streak = 0;
            }
            case "match_ended" -> outcome(event.text("outcome").orElse(""));
            case "achievement_unlocked", "score_submitted" -> {
                // The type has no counter.
            }
            default -> count("event:" + event.type(), 1);
        }
    }

    private void score(PlainEvent event) {
        count("total_score", points(event));
        String action = action(event);
        if (!action.isEmpty()) {
            count("action:" + action, 1);
        }
        if (action.equals("kill") || action.equals("headshot")) {
            count("kills", 1);
            streak = Math.max(streak, 0) + 1;
            best = Math.max(best, streak);
        } else if (action.equals("assist")) {
            count("assists", 1);
        }
    }

    private void outcome(String outcome) {
        if (!outcome.equals("draw")) {
            count(outcome.equals("win") ? "wins" : "losses", 1);
        }
    }

    private void count(String field, long amount) {
        counts.merge(field, amount, Long::sum);
    }

    static long points(PlainEvent event) {
        return event.number(event.type().equals("player_score") && !event.has("points") ? "score" : "points");
    }

    static String action(PlainEvent event) {
        return switch (event.type()) {
            case "kill", "headshot", "assist" -> event.type();
            default -> event.text("action").orElse("");
        };
    }

    /** Returns the fields as in the hash in Redis. */
    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>(last);
        counts.forEach((field, count) -> fields.put(field, String.valueOf(count)));
        String time = lastActive.truncatedTo(ChronoUnit.MILLIS).plusNanos(1).toString();
        fields.put("last_active", time.substring(0, time.length() - "000001Z".length()) + "Z");
        if (streak >= 0) {
            fields.put("current_streak", String.valueOf(streak));
            fields.put("best_streak", String.valueOf(best));
        }
        return fields;
    }
}
