package gg.leaderboard.api.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a rebuild has come. */
record RebuildStatus(
        @Schema(allowableValues = {"idle", "building", "caught_up", "switching", "switched"})
        String phase,

        @Schema(description = "The generation of the standings that is read, from 0.")
        long generation,

        @Schema(description = "The one that is folded beside it, or is about to take its place.") @Nullable Long next,

        @Schema(description = "The one that was read before, if it can be gone back to.") @Nullable Long previous,

        @Schema(description = "Leaderboards that `next` counts by other rules.")
        List<String> boards,

        @Schema(description = "What `next` counts by otherwise, beside the rules of leaderboards: `fold 1 → 2`.")
        List<String> settings,

        @Schema(description = "Records that `next` has folded.")
        long done,

        @Schema(description = "Records that are archived.") long total,

        @JsonProperty("records_per_second") long recordsPerSecond,

        @Schema(description = "By how many records `next` is behind what is read.")
        long behind,

        @Schema(description = "Tables of the archive that are still of another generation.")
        List<String> tables,

        @Schema(description = "Why it does not go on; null if it does.") @Nullable String trouble) {}
