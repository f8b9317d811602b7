package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The comparison of a board's standings with the result of the archived log. */
public record Verification(
        @JsonProperty("leaderboard_id") String board,

        @Schema(
                description =
                        "Whether all players are equal in all parts: nobody differs, and nobody is undecided. False"
                                + " where `differing` is 0 and `undecided` is not: it cannot be told now, ask again.")
        boolean equal,

        @Schema(description = "Of all parts.") @JsonProperty("players_compared")
        long playersCompared,

        @Schema(description = "The last record of each partition of the log that is in both, at least.")
        List<History.Position> positions,

        List<ComparedPart> parts,

        @Schema(
                description = "What the standings keep no longer, or only in part since a late event came; not"
                        + " compared.")
        List<ExpiredPart> expired) {

    /** A compared season and period of the board. */
    public record ComparedPart(
            String window,
            @Schema(description = "Empty for all time.") String period,
            long season,

            @Schema(description = "Whether nobody differs and nobody is undecided.")
            boolean equal,

            @Schema(description = "How many players were compared.")
            long players,

            Checksums checksum,
            long differing,

            @Schema(
                    description =
                            "How many are not equal, but may be soon: something of theirs was on its way all the time.")
            long undecided,

            @Schema(description = "The first ten of those who differ.")
            List<Difference> differences) {}

    /** The SHA-256 of the scores is given for both sides. */
    @Schema(
            description =
                    "SHA-256 in hexadecimal, over a line for each player by id, byte by byte, in UTF-8: player_id, tab,"
                            + " score, for one who is hidden another tab and `hidden`, newline.")
    public record Checksums(String standings, String archive) {}

    /** A season and period that has expired in the standings. */
    public record ExpiredPart(String window, String period, long season) {}

    /** A player with a difference. */
    public record Difference(
            @JsonProperty("player_id") String player,

            @Schema(description = "Her score in the standings; null if she has none.") @Nullable Long standings,

            @Schema(description = "What the log comes to; null for none.") @Nullable Long archive,

            @Schema(description = "How much more the standings have.") @Nullable Long difference,

            @Schema(description = "Whether she is hidden, where the two do not agree.") @Nullable Hidden hidden) {}

    /** Whether a player is hidden on each side. */
    public record Hidden(boolean standings, boolean archive) {}
}
