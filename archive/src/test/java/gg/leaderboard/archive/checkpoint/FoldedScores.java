package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.fold.StandingsUpdate;

/** Creates the scores of a period without a checkpoint. */
public final class FoldedScores {

    private FoldedScores() {}

    public static PeriodScores of(BoardPeriod period, StandingsUpdate update) {
        PeriodScores scores = new PeriodScores(period);
        scores.add(update);
        return scores;
    }
}
