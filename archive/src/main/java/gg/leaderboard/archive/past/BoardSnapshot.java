package gg.leaderboard.archive.past;

import gg.leaderboard.archive.checkpoint.HiddenPlayers;
import gg.leaderboard.archive.checkpoint.PeriodScores;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One period of a board at the folded position of the log.
 *
 * @param board its id
 */
record BoardSnapshot(String board, PeriodScores scores, HiddenPlayers hidden) {

    /** Player → score, without hidden players. */
    Map<String, Long> visible() {
        return scores.all().entrySet().stream()
                .filter(score -> !hidden.contains(score.getKey(), board))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
