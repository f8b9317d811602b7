package gg.leaderboard.archive.store;

import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;

/**
 * A board in one season and one period. Each has its own ranking.
 *
 * @param season from 1
 * @param window label, {@code daily}
 * @param period label, {@code 2026-11-20}; empty for {@code alltime}
 */
public record BoardPeriod(String board, long season, String window, String period) {

    public BoardPeriod {
        if (season < 1) {
            throw new IllegalArgumentException("season must be at least 1; was " + season);
        }
    }

    public static BoardPeriod of(String board, long season, Period period) {
        return new BoardPeriod(board, season, period.window().label(), period.label());
    }

    /**
     * Parses the key of a period.
     *
     * @param key as {@link #key()} returns it
     */
    public static BoardPeriod parse(String board, long season, String key) {
        int colon = key.indexOf(':');
        return colon < 0
                ? new BoardPeriod(board, season, key, "")
                : new BoardPeriod(board, season, key.substring(0, colon), key.substring(colon + 1));
    }

    public static BoardPeriod allTime(String board, long season) {
        return of(board, season, Period.ALL_TIME);
    }

    public boolean isAllTime() {
        return window.equals(Window.ALLTIME.label());
    }

    /** Window and period as checkpoints and Redis store them: {@code alltime}, {@code daily:2026-11-20}. */
    public String key() {
        return isAllTime() ? window : window + ":" + period;
    }
}
