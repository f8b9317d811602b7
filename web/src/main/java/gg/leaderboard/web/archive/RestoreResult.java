package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The result of a restore of leaderboards. */
public record RestoreResult(
        @Schema(description = "Number of leaderboards written.") @JsonProperty("restored")
        int number,

        @Schema(description = "Whether the leaderboards were written as deleted.")
        boolean forgotten,

        @Schema(description = "Ids of the first hundred.") List<String> leaderboards) {}
