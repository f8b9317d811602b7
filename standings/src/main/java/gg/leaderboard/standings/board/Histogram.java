package gg.leaderboard.standings.board;

import java.util.List;

/**
 * How scores are spread.
 *
 * @param buckets from the lowest score to the highest, of equal width but for rounding; empty where nobody is on the board
 */
public record Histogram(long totalPlayers, List<Bucket> buckets) {

    /**
     * @param from lowest score of this bucket
     * @param to highest score of this bucket, included
     * @param players how many have one of these
     */
    public record Bucket(long from, long to, long players) {}
}
