package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.definition.ScoreRule;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The scores of one {@link BoardPeriod}, at the folded position of the log, including hidden players. */
public final class PeriodScores {

    private final Map<String, Long> scores = new HashMap<>();
    private final BoardPeriod period;

    PeriodScores(BoardPeriod period) {
        this.period = period;
    }

    /** Player → score. */
    public Map<String, Long> all() {
        return Collections.unmodifiableMap(scores);
    }

    /** Applies the next update of the log. */
    public void add(StandingsUpdate update) {
        update.moderations().stream().filter(this::removes).forEach(m -> remove(m.playerId()));
        for (BoardChange change : update.boards()) {
            if (changes(change)) {
                change.scores().forEach((player, score) -> join(player, score, change.rule()));
            }
        }
    }

    private boolean removes(Moderation moderation) {
        return moderation.erased()
                || moderation.removedEverywhere()
                || moderation.removedFrom().contains(period.board());
    }

    private boolean changes(BoardChange change) {
        return change.board().equals(period.board())
                && change.season() == period.season()
                && change.periods().stream()
                        .anyMatch(in -> in.period().window().label().equals(period.window())
                                && in.period().label().equals(period.period()));
    }

    void join(String player, long score, ScoreRule rule) {
        scores.merge(player, score, rule::join);
    }

    void remove(String player) {
        scores.remove(player);
    }
}
