package gg.leaderboard.archive.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.LogPartition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the standings of a board equal what the archived log comes to.
 *
 * @param equal whether all players are equal: nobody differs, and nobody is undecided
 * @param playersCompared of all parts
 * @param positions up to where in the log at least; the standings may have gone on meanwhile
 * @param parts what was compared
 * @param expired what the standings keep no longer, or only in part since a late event came; not compared
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

    /** The last record of a partition that is in both. */
    record Position(@JsonProperty("topic_id") String topicId, int partition, long offset) {}

    /** A part that the standings keep no longer. */
    record ExpiredPart(String window, String period, long season) {

        static ExpiredPart of(BoardPeriod part) {
            return new ExpiredPart(part.window(), part.period(), part.season());
        }
    }

    /**
     * A season and period of the board.
     *
     * @param period empty for all time
     * @param equal false with nobody who differs, but with some who are undecided: cannot be told now
     * @param players how many were compared
     * @param differing how many differ
     * @param undecided how many are not equal, but may be soon: something of theirs was on its way all the time
     * @param differences the first of those who differ
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

    /** {@link Checksum} of both sides. */
    record Checksums(String standings, String archive) {}

    /**
     * A player who differs.
     *
     * @param standings her score there; null if she has none, as is {@code archive}
     * @param difference by how much the standings have more; null where she has only one score
     * @param hidden whether she is hidden, where both do not agree; null where they do
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

    /** Whether a player is hidden. */
    record Hidden(boolean standings, boolean archive) {}
}
