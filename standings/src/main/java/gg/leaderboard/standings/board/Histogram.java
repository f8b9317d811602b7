package gg.leaderboard.standings.board;

import java.util.List;

/**
 * The distribution of the scores of a board.
 *
 * @param buckets from the lowest score to the highest, of equal width except for rounding; empty if the board is empty
 */
public record Histogram(long totalPlayers, List<Bucket> buckets) {

    /**
     * The players with a score within a range.
     *
     * @param from lowest score of this bucket
     * @param to highest score of this bucket, included
     * @param players number of players with a score in this bucket
     */
    public record Bucket(long from, long to, long players) {}
}
