package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.standings.definition.SortOrder;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares current standings with a plain fold of a {@link gg.leaderboard.fixtures.SeededLog}. */
public final class StandingsDifferences {

    private static final Pattern KEY =
            Pattern.compile("leaderboard:(game:\\w+|[a-z]+)(?::s(\\d+))?(?::(daily|weekly):(.+))?");

    private StandingsDifferences() {}

    /** The differences between the standings and {@code expected}, for a message. */
    public static List<String> differences(CurrentStandings standings, StandingsContents expected) {
        return new TreeSet<>(expected.boards().keySet())
                .stream()
                        .map(key -> key.replace(StandingsContents.HIDDEN, ""))
                        .distinct()
                        .map(key -> Map.entry(key, actual(standings, key)))
                        .filter(actual ->
                                !actual.getValue().equals(expected.boards().getOrDefault(actual.getKey(), Map.of())))
                        .map(actual -> difference(actual, expected))
                        .toList();
    }

    private static String difference(Entry<String, Map<String, String>> actual, StandingsContents expected) {
        return actual + " ≠ " + expected.boards().get(actual.getKey());
    }

    private static Map<String, String> actual(CurrentStandings standings, String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw new IllegalArgumentException(key);
        }
        BoardPeriod board = new BoardPeriod(
                parts.group(1),
                parts.group(2) == null ? 1 : Long.parseLong(parts.group(2)),
                parts.group(3) == null ? "alltime" : parts.group(3),
                parts.group(4) == null ? "" : parts.group(4));
        Map<String, String> scores = new TreeMap<>();
        standings
                .top(board, SortOrder.DESC, Integer.MAX_VALUE)
                .forEach(place -> scores.put(place.playerId(), String.valueOf(place.score())));
        return scores;
    }
}
