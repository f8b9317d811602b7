package gg.leaderboard.archive.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.LogPartition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the live standings of a board equal a fold of the archived log.
 *
 * @param equal whether no player differs and none is undecided
 * @param playersCompared number of players, summed over all parts
 * @param positions minimum position in the log; the standings may have advanced during the comparison
 * @param parts the compared periods
 * @param expired periods that were not compared: the standings have dropped them, or have only late events of them
 */
record Verification(
        @JsonProperty("leaderboard_id") String board,
        boolean equal,
        @JsonProperty("players_compared") long playersCompared,
        List<Position> positions,
        List<ComparedPart> parts,
        List<ExpiredPart> expired) {

    static Verification of(
            String board, Map<LogPartition, Long> positions, List<ComparedPart> parts, List<ExpiredPart> expired) {
        return new Verification(
                board,
                parts.stream().allMatch(ComparedPart::equal),
                parts.stream().mapToLong(ComparedPart::players).sum(),
                positions.entrySet().stream()
                        .map(p -> new Position(p.getKey().topicId(), p.getKey().partition(), p.getValue()))
                        .sorted(Comparator.comparing(Position::topicId).thenComparing(Position::partition))
                        .toList(),
                parts,
                expired);
    }

    /** The last record of a partition that both contain. */
    record Position(@JsonProperty("topic_id") String topicId, int partition, long offset) {}

    /** A period that the standings have dropped. */
    record ExpiredPart(String window, String period, long season) {

        static ExpiredPart of(BoardPeriod part) {
            return new ExpiredPart(part.window(), part.period(), part.season());
        }
    }

    /**
     * The comparison of one period of the board.
     *
     * @param period empty for all time
     * @param equal whether no player differs and none is undecided
     * @param players number of compared players
     * @param differing number of players that differ
     * @param undecided number of players that differed while events of theirs were being folded
     * @param differences the first players that differ, at most 10
     */
    record ComparedPart(
            String window,
            String period,
            long season,
            boolean equal,
            long players,
            Checksums checksum,
            long differing,
            long undecided,
            List<Difference> differences) {}

    /** The {@link Checksum} of each side. */
    record Checksums(String standings, String archive) {}

    /**
     * A player who differs.
     *
     * @param standings score in the live standings; null without a score, as is {@code archive}
     * @param difference {@code standings} minus {@code archive}; null if a score is missing
     * @param hidden whether the player is hidden on each side; null if both agree
     */
    record Difference(
            @JsonProperty("player_id") String player,
            @Nullable Long standings,
            @Nullable Long archive,
            @Nullable Long difference,
            @Nullable Hidden hidden) {

        static Difference of(String player, @Nullable ScoreState standings, @Nullable ScoreState archive) {
            if (standings == null || archive == null) {
                return new Difference(
                        player,
                        standings == null ? null : standings.score(),
                        archive == null ? null : archive.score(),
                        null,
                        null);
            }
            Hidden hidden =
                    standings.hidden() == archive.hidden() ? null : new Hidden(standings.hidden(), archive.hidden());
            return new Difference(
                    player, standings.score(), archive.score(), standings.score() - archive.score(), hidden);
        }
    }

    /** Whether a player is hidden on each side. */
    record Hidden(boolean standings, boolean archive) {}
}
