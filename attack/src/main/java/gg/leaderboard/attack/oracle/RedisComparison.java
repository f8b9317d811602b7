package gg.leaderboard.attack.oracle;

import gg.leaderboard.attack.Findings;
import io.lettuce.core.ScoredValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Compares all standings in Redis with the expected ones. */
final class RedisComparison {

    private static final int NAMED_TYPES = 30;

    private final ExpectedStandings oracle;
    private final RedisReader standings;
    private final Findings findings;

    RedisComparison(ExpectedStandings oracle, RedisReader standings, Findings findings) {
        this.oracle = oracle;
        this.standings = standings;
        this.findings = findings;
    }

    /** Compares boards, profiles, the number of events and the number of keys, and returns the number of boards. */
    int compare() {
        Set<String> boards = compareBoards();
        compareProfiles();
        equal("events counted", oracle.players.events(), standings.events());
        compareKeys(boards);
        return boards.size();
    }

    private Set<String> compareBoards() {
        Map<String, Map<String, Long>> actual = new TreeMap<>();
        standings.sortedSets("leaderboard:", (key, scores) -> put(actual, key, scores));
        Map<String, Map<String, Long>> hidden = new TreeMap<>();
        standings.sortedSets("standings:hidden:", (key, scores) -> put(hidden, key, scores));
        Set<String> checked = new HashSet<>();
        oracle.scores.forEach((board, suffixes) -> suffixes.forEach((suffix, expected) -> {
            String key = escape(board) + suffix;
            checked.add(key);
            Map<String, Long> all = new TreeMap<>(actual.getOrDefault(key, Map.of()));
            all.putAll(hidden.getOrDefault(key, Map.of()));
            compareScores(board, key, expected, all);
            for (String player : actual.getOrDefault(key, Map.of()).keySet()) {
                if (oracle.players.isHidden(player)) {
                    findings.add("a hidden player is on a board", player + " on " + key);
                }
            }
        }));
        Set<String> unknown = new HashSet<>(actual.keySet());
        unknown.addAll(hidden.keySet());
        unknown.removeAll(checked);
        unknown.removeIf(key -> !oracle.boards.isJudged(key.split(":", 2)[0]) || key.startsWith("game:"));
        unknown.forEach(key -> findings.add("a board that the log does not feed", key));
        return checked;
    }

    private void compareScores(String board, String key, Map<String, Long> expected, Map<String, Long> actual) {
        Set<String> players = new HashSet<>(expected.keySet());
        players.addAll(actual.keySet());
        for (String player : players) {
            boolean judged = oracle.players.isJudged(player)
                    && !(oracle.boards.keepsLatestScore(board) && oracle.players.isInSeveralPartitions(player));
            if (judged && !Objects.equals(expected.get(player), actual.get(player))) {
                findings.add(
                        "a score differs from the log",
                        player + " on " + key + ": should be " + expected.get(player) + ", is " + actual.get(player));
            }
        }
    }

    private static void put(Map<String, Map<String, Long>> boards, String key, List<ScoredValue<String>> scores) {
        Map<String, Long> players = new TreeMap<>();
        scores.forEach(score -> players.put(score.getValue(), (long) score.getScore()));
        boards.put(key, players);
    }

    // Game ids may contain colons, which separate the parts of a key.
    private static String escape(String board) {
        return board.startsWith("game:")
                ? "game:"
                        + board.substring("game:".length()).replace("%", "%25").replace(":", "%3A")
                : board;
    }

    private void compareProfiles() {
        Map<String, Map<String, String>> actual = standings.hashes("player:stats:");
        Set<String> players = new HashSet<>(oracle.profiles.keySet());
        players.addAll(actual.keySet());
        for (String player : players) {
            if (oracle.players.isJudged(player)) {
                PlainProfile profile = oracle.profiles.get(player);
                Map<String, String> expected = profile == null ? Map.of() : profile.fields();
                compareProfile(player, expected, actual.getOrDefault(player, Map.of()));
            }
        }
    }

    private void compareProfile(String player, Map<String, String> expected, Map<String, String> actual) {
        Set<String> fields = new HashSet<>(expected.keySet());
        fields.addAll(actual.keySet());
        for (String counted : List.of("event:", "action:")) {
            if (fields.stream().filter(field -> field.startsWith(counted)).count() > NAMED_TYPES
                    || fields.contains(counted + "other")) {
                // The order decides which are named, but each one must be counted.
                equal(counted + " of " + player, sum(expected, counted), sum(actual, counted));
                fields.removeIf(field -> field.startsWith(counted));
            }
        }
        if (oracle.players.isInSeveralPartitions(player)) {
            fields.removeAll(PlainProfile.OF_THE_LAST);
        }
        for (String field : fields) {
            if (!Objects.equals(expected.get(field), actual.get(field))) {
                findings.add(
                        "a profile differs from the log",
                        player + " " + field + ": should be " + expected.get(field) + ", is " + actual.get(field));
            }
        }
    }

    private static long sum(Map<String, String> profile, String prefix) {
        return profile.entrySet().stream()
                .filter(field -> field.getKey().startsWith(prefix))
                .mapToLong(field -> Long.parseLong(field.getValue()))
                .sum();
    }

    private void compareKeys(Set<String> boards) {
        Map<String, Integer> keys = standings.keysByPrefix();
        System.out.println("Keys of Redis: " + keys);
        if (oracle.players.ambiguous() == 0) {
            equal("profiles in Redis", oracle.profiles.size(), keys.getOrDefault("player:stats", 0));
        }
        long boardKeys = keys.getOrDefault("leaderboard", 0);
        long most = boards.size() + 60L * oracle.boards.userBoards();
        if (boardKeys > most) {
            findings.add("more boards in Redis than the log feeds", boardKeys + " keys, at most " + most);
        }
    }

    private void equal(String what, long expected, long actual) {
        if (expected != actual) {
            findings.add(what + " differ from the log", "should be " + expected + ", are " + actual);
        }
    }
}
