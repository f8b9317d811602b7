package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;

/**
 * A board in one season and one period.
 *
 * @param season from 1
 * @param period {@code alltime}, {@code daily:2026-11-20}
 */
public record Part(String board, long season, String period) {

    public static Part of(String board, long season, Period period) {
        return new Part(board, season, name(period));
    }

    static String name(Period period) {
        return period.window() == Window.ALLTIME
                ? period.window().label()
                : period.window().label() + ":" + period.label();
    }

    /** Whether it is the one that never ends. */
    public boolean isAllTime() {
        return period.equals(Window.ALLTIME.label());
    }

    /** The label of its window: {@code daily}. */
    public String window() {
        return period.contains(":") ? period.substring(0, period.indexOf(':')) : period;
    }

    /** The label of its period: {@code 2026-11-20}; empty for all time. */
    public String label() {
        return period.contains(":") ? period.substring(period.indexOf(':') + 1) : "";
    }

    /** Whether {@code change} changes scores here. */
    boolean isChangedBy(BoardChange change) {
        return change.board().equals(board)
                && change.season() == season
                && change.periods().stream().anyMatch(in -> name(in.period()).equals(period));
    }

    /** Whether {@code moderation} takes its player off here. */
    boolean isClearedBy(Moderation moderation) {
        return moderation.erased()
                || moderation.removedEverywhere()
                || moderation.removedFrom().contains(board);
    }
}
