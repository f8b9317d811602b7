package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.standings.definition.ScoreRule;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The scores of one {@link Part}, as far as the log has been folded; hidden players among them. */
public final class PartScores {

    private final Map<String, Long> scores = new HashMap<>();
    private final Part part;

    PartScores(Part part) {
        this.part = part;
    }

    /** Player → score. */
    public Map<String, Long> all() {
        return Collections.unmodifiableMap(scores);
    }

    /** Carries out what comes next in the log. */
    public void add(StandingsUpdate update) {
        update.moderations().stream().filter(part::isClearedBy).forEach(m -> remove(m.playerId()));
        for (BoardChange change : update.boards()) {
            if (part.isChangedBy(change)) {
                change.scores().forEach((player, score) -> join(player, score, change.rule()));
            }
        }
    }

    void join(String player, long score, ScoreRule rule) {
        scores.merge(player, score, rule::join);
    }

    void remove(String player) {
        scores.remove(player);
    }
}
