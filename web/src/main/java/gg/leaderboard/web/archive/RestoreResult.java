package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The result of a restore of leaderboards. */
public record RestoreResult(
        @Schema(description = "How many leaderboards were written.") @JsonProperty("restored")
        int number,

        @Schema(description = "Whether they were written as deleted ones.")
        boolean forgotten,

        @Schema(description = "The first hundred of them.") List<String> leaderboards) {}
