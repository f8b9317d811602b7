package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The progress of a rebuild. */
public record RebuildStatus(
        Phase phase,

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

        @Schema(description = "Why it does not go on; null if it does.") @Nullable String trouble) {

    /** The phase of a rebuild. */
    public enum Phase {
        /** Only the active standings are folded. */
        IDLE,
        BUILDING,
        /** {@code next} is up to date with the log and can be activated. */
        CAUGHT_UP,
        /** {@code next} is about to be activated. */
        SWITCHING,
        /** {@code generation} replaced {@code previous}. */
        SWITCHED;

        /** The JSON form: {@code caught_up}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The status without a rebuild. */
    public static RebuildStatus resting(Phase phase, long generation, @Nullable Long previous) {
        return new RebuildStatus(phase, generation, null, previous, List.of(), List.of(), 0, 0, 0, 0, List.of(), null);
    }

    public RebuildStatus with(List<String> others, @Nullable String why) {
        return new RebuildStatus(
                phase,
                generation,
                next,
                previous,
                boards,
                settings,
                done,
                total,
                recordsPerSecond,
                behind,
                others,
                why);
    }
}
