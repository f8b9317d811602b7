package gg.leaderboard.attack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Generates events as JSON. Most of them are valid. */
public final class RandomEvents {

    // As many players as fit into one profile, and few enough that each occurs often.
    private static final int PLAYERS = 600;
    private static final int BOARDS = 40;
    private static final int GAMES = 12;

    private static final List<String> TYPES = List.of(
            "player_scored",
            "player_scored",
            "player_scored",
            "player_scored",
            "score_submitted",
            "score_submitted",
            "kill",
            "headshot",
            "assist",
            "player_score",
            "player_joined",
            "player_died",
            "match_ended",
            "achievement_unlocked",
            "danced",
            "jumped");

    private static final List<String> ACTIONS =
            List.of("kill", "headshot", "assist", "objective_capture", "objective_defend", "revive", "Größe");

    private static final List<String> FIELDS = List.of(
            "event_id",
            "event_type",
            "timestamp",
            "player_id",
            "player_name",
            "game_id",
            "points",
            "score",
            "action",
            "leaderboard_id",
            "outcome",
            "achievement_name",
            "achievement_id",
            "killer_id",
            "data",
            "metadata",
            "unknown");

    private RandomEvents() {}

    /** Returns a random player id. */
    public static String player(RandomGenerator random) {
        return "p" + (int) (PLAYERS * random.nextDouble() * random.nextDouble());
    }

    /** Returns the id of a board that users may create. */
    public static String board(RandomGenerator random) {
        return "b" + random.nextInt(BOARDS);
    }

    /** Returns the id of a board that may be read. */
    public static String anyBoard(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> board(random);
            case 1 -> "game:" + game(random);
            default -> FuzzValues.pick(random, List.of("global", "kills", "headshots", "assists", "objectives"));
        };
    }

    public static String game(RandomGenerator random) {
        return "g" + random.nextInt(GAMES);
    }

    /** Returns a valid event of {@code player}. */
    public static String valid(RandomGenerator random, String player) {
        return "{" + String.join(",", fields(random, player, FuzzValues.pick(random, TYPES))) + "}";
    }

    /** Returns a moderation event about {@code player}. */
    public static String moderation(RandomGenerator random, String player) {
        String type = FuzzValues.pick(
                random,
                List.of("player_hidden", "player_hidden", "player_restored", "player_removed", "player_erased"));
        List<String> fields = head(random, player, type);
        addTime(random, fields);
        if (type.equals("player_removed") && random.nextBoolean()) {
            fields.add("\"leaderboard_id\":" + JsonText.quoted(anyBoard(random)));
        }
        return "{" + String.join(",", fields) + "}";
    }

    /** Returns an event with points only. Its order does not matter, so copies may be sent to any partition. */
    public static String copyable(RandomGenerator random, String player) {
        List<String> fields = head(random, player, "player_scored");
        fields.add("\"timestamp\":\"" + time(random) + "\"");
        fields.add("\"points\":" + random.nextInt(1000));
        return "{" + String.join(",", fields) + "}";
    }

    /** Returns an event that is invalid or unusual. */
    public static String odd(RandomGenerator random, String player) {
        List<String> fields = new ArrayList<>(fields(random, player, FuzzValues.pick(random, TYPES)));
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            String field = JsonText.quoted(FuzzValues.pick(random, FIELDS)) + ":";
            String value = switch (random.nextInt(3)) {
                case 0 -> JsonText.quoted(FuzzValues.text(random));
                case 1 -> FuzzValues.number(random);
                default -> FuzzValues.otherType(random);
            };
            // Replaces the existing field, or else adds it a second time.
            if (!FuzzValues.chance(random, 10)) {
                fields.removeIf(f -> f.startsWith(field));
            }
            if (!FuzzValues.chance(random, 10)) {
                fields.add(random.nextInt(fields.size() + 1), field + value);
            }
        }
        String all = String.join(",", fields);
        return switch (random.nextInt(8)) {
            case 0 -> "{\"data\":{" + all + "}}";
            case 1 -> " \n{" + all + "}\t";
            case 2 -> "{" + all + "}{}";
            case 3 -> "[{" + all + "}]";
            default -> "{" + all + "}";
        };
    }

    private static List<String> fields(RandomGenerator random, String player, String type) {
        List<String> fields = head(random, player, type);
        addTime(random, fields);
        if (random.nextInt(3) == 0) {
            fields.add("\"player_name\":\"n" + random.nextInt(50) + "\"");
        }
        if (random.nextInt(3) > 0) {
            fields.add("\"game_id\":\"" + game(random) + "\"");
        }
        switch (type) {
            case "player_scored", "player_score" -> {
                fields.add("\"points\":" + (random.nextInt(2000) - 500));
                if (random.nextBoolean()) {
                    fields.add("\"action\":" + JsonText.quoted(FuzzValues.pick(random, ACTIONS)));
                }
            }
            case "kill", "headshot", "assist" -> {
                if (random.nextBoolean()) {
                    fields.add("\"points\":" + random.nextInt(200));
                }
            }
            case "score_submitted" -> {
                fields.add("\"leaderboard_id\":\"" + board(random) + "\"");
                fields.add("\"score\":" + (random.nextInt(100_000) - 5000));
            }
            case "match_ended" ->
                fields.add("\"outcome\":\"" + FuzzValues.pick(random, List.of("win", "loss", "draw")) + "\"");
            case "achievement_unlocked" -> {
                boolean named = random.nextBoolean();
                fields.add((named ? "\"achievement_name\":\"a" : "\"achievement_id\":\"a") + random.nextInt(20) + "\"");
                if (named || random.nextBoolean()) {
                    fields.add("\"achievement_rarity\":\"rare\"");
                }
            }
            default -> {
                // No further fields are needed.
            }
        }
        return fields;
    }

    private static List<String> head(RandomGenerator random, String player, String type) {
        List<String> fields = new ArrayList<>();
        fields.add("\"event_id\":\"" + new UUID(random.nextLong(), random.nextLong()) + "\"");
        fields.add("\"event_type\":\"" + type + "\"");
        fields.add("\"player_id\":" + JsonText.quoted(player));
        return fields;
    }

    // Writes the time in every accepted format. Without a time, the log time counts.
    private static void addTime(RandomGenerator random, List<String> fields) {
        Instant time = time(random);
        switch (random.nextInt(12)) {
            case 0 -> {
                // No time.
            }
            case 1 -> fields.add("\"timestamp\":" + time.getEpochSecond());
            case 2 -> fields.add("\"timestamp\":" + time.toEpochMilli());
            case 3 -> fields.add("\"timestamp\":" + time.getEpochSecond() + ".25");
            case 4 -> fields.add("\"timestamp\":\"" + time.toString().replace('T', ' ') + "\"");
            default -> fields.add("\"timestamp\":\"" + time + "\"");
        }
    }

    private static Instant time(RandomGenerator random) {
        Duration ago = FuzzValues.chance(random, 2)
                ? Duration.ofDays(random.nextInt(20_000))
                : Duration.ofMinutes(random.nextInt(3 * 24 * 60));
        return Instant.now().minus(ago);
    }
}
