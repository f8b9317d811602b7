package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.HiddenPlayers;
import gg.leaderboard.archive.checkpoint.PeriodScores;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A board in one season and one period, as far as the log has been folded.
 *
 * @param board its id
 */
record BoardSnapshot(String board, PeriodScores scores, HiddenPlayers hidden) {

    /** Player → score, of those who are not hidden. */
    Map<String, Long> visible() {
        return scores.all().entrySet().stream()
                .filter(score -> !hidden.contains(score.getKey(), board))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
