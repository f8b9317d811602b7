package gg.leaderboard.attack.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/** The scores of all boards that this code can compute. */
final class ExpectedScores {

    private final ExpectedBoards boards;
    // By board, suffix of the board's key, and player.
    private final Map<String, Map<String, Map<String, Long>>> scores = new TreeMap<>();

    ExpectedScores(ExpectedBoards boards) {
        this.boards = boards;
    }

    /** Passes each board and its scores by suffix of the board's key and player. */
    void forEach(BiConsumer<String, Map<String, Map<String, Long>>> reader) {
        scores.forEach(reader);
    }

    /** Returns the all-time scores of a board by player. */
    Map<String, Long> allTime(String board) {
        return scores.getOrDefault(board, Map.of()).getOrDefault("", Map.of());
    }

    void add(PlainEvent event) {
        switch (event.type()) {
            case "score_submitted" -> submit(event);
            case "player_scored", "player_score", "kill", "headshot", "assist" -> {
                long points = PlainProfile.points(event);
                if (points != 0) {
                    add("global", event, points);
                    event.text("game_id").ifPresent(game -> add("game:" + game, event, points));
                }
                switch (PlainProfile.action(event)) {
                    case "kill" -> add("kills", event, 1);
                    case "headshot" -> {
                        add("kills", event, 1);
                        add("headshots", event, 1);
                    }
                    case "assist" -> add("assists", event, 1);
                    case "objective_capture", "objective_defend" -> add("objectives", event, 1);
                    default -> {
                        // Counts only in the profile.
                    }
                }
            }
            default -> {
                // Counts on no board.
            }
        }
    }

    private void submit(PlainEvent event) {
        String id = event.text("leaderboard_id").orElse("");
        boards.judgedUserBoard(id)
                .ifPresent(board -> merge(id, event, event.number("score"), board.zone(), board::join));
    }

    private void add(String board, PlainEvent event, long amount) {
        merge(board, event, amount, ZoneOffset.UTC, Long::sum);
    }

    private void merge(String board, PlainEvent event, long score, ZoneId zone, BinaryOperator<Long> join) {
        Map<String, Map<String, Long>> parts = scores.computeIfAbsent(board, b -> new TreeMap<>());
        for (String suffix : suffixes(event.time(), zone)) {
            parts.computeIfAbsent(suffix, s -> new TreeMap<>()).merge(event.player(), score, join);
        }
    }

    private static List<String> suffixes(Instant time, ZoneId zone) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return List.of(
                "",
                ":daily:" + day,
                String.format(
                        Locale.ROOT,
                        ":weekly:%d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }

    /** Removes a player from one board. */
    void remove(String player, String board) {
        scores.getOrDefault(board, Map.of()).values().forEach(part -> part.remove(player));
    }

    /** Removes a player from all boards. */
    void remove(String player) {
        scores.keySet().forEach(board -> remove(player, board));
    }
}
