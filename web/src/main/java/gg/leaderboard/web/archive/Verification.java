package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the live standings of a board equal a fold of the archived log. */
public record Verification(
        @JsonProperty("leaderboard_id") String board,

        @Schema(
                description =
                        "Whether no player differs and none is undecided. If `differing` is 0 and `undecided` is not,"
                                + " the result is not known yet. Repeat the request.")
        boolean equal,

        @Schema(description = "Number of players, summed over all parts.") @JsonProperty("players_compared")
        long playersCompared,

        @Schema(description = "The last record of each partition that both sides are known to contain.")
        List<History.Position> positions,

        List<ComparedPart> parts,

        @Schema(
                description =
                        "Periods that were not compared. The standings have deleted them or contain only late events"
                                + " of them.")
        List<ExpiredPart> expired) {

    /** The comparison of one period of the board. */
    public record ComparedPart(
            String window,
            @Schema(description = "Empty for all time.") String period,
            long season,

            @Schema(description = "Whether no player differs and none is undecided.")
            boolean equal,

            @Schema(description = "Number of compared players.")
            long players,

            Checksums checksum,
            long differing,

            @Schema(description = "Number of players that differed while their events were being processed.")
            long undecided,

            @Schema(description = "The first hundred players that differ.")
            List<Difference> differences) {}

    /** The SHA-256 of the scores is given for both sides. */
    @Schema(
            description =
                    "SHA-256 in hexadecimal, over one UTF-8 line per player, sorted by the bytes of the id. A line is"
                            + " player_id, tab, score, newline. For a hidden player, a tab and `hidden` precede"
                            + " the newline.")
    public record Checksums(String standings, String archive) {}

    /** A period that the standings have dropped. */
    public record ExpiredPart(String window, String period, long season) {}

    /** A player with a difference. */
    public record Difference(
            @JsonProperty("player_id") String player,

            @Schema(description = "Score in the live standings; null without a score.") @Nullable Long standings,

            @Schema(description = "Score in the archive; null without a score.") @Nullable Long archive,

            @Schema(description = "`standings` minus `archive`; null if a score is missing.") @Nullable Long difference,

            @Schema(description = "Whether the player is hidden on each side; null if both agree.") @Nullable Hidden hidden) {}

    /** Whether a player is hidden on each side. */
    public record Hidden(boolean standings, boolean archive) {}
}
