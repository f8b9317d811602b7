package gg.leaderboard.archive.leaderboard;

/**
 * One season of a board in one period: what has a ranking of its own.
 *
 * @param season from 1
 * @param window its label, {@code daily}
 * @param period its label, {@code 2026-11-20}; empty for {@code alltime}
 */
public record BoardPeriod(String board, long season, String window, String period) {

    public BoardPeriod {
        if (season < 1) {
            throw new IllegalArgumentException("season must be at least 1; was " + season);
        }
    }
}
