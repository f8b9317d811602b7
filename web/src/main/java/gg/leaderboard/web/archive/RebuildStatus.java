package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The status of a rebuild. */
public record RebuildStatus(
        Phase phase,

        @Schema(description = "The live generation of the standings, from 0.")
        long generation,

        @Schema(description = "The generation that is being built, or is about to become live.") @Nullable Long next,

        @Schema(description = "The generation to switch back to; null if there is none.") @Nullable Long previous,

        @Schema(description = "Leaderboards with other rules in `next`.")
        List<String> boards,

        @Schema(description = "Other settings that change with `next`, for example `fold 1 → 2`.")
        List<String> settings,

        @Schema(description = "Number of records in `next`, computed from offsets and therefore slightly too high.")
        long done,

        @Schema(description = "Number of archived records.") long total,

        @JsonProperty("records_per_second") long recordsPerSecond,

        @Schema(description = "Number of records that `next` is behind the live generation.")
        long behind,

        @Schema(description = "Tables of the archive that still belong to another generation.")
        List<String> tables,

        @Schema(description = "Why the rebuild does not advance; null if it does.") @Nullable String trouble) {

    /** The phase of a rebuild. */
    public enum Phase {
        /** No generation is being built. */
        IDLE,
        BUILDING,
        /** {@code next} follows the log, and is ready for a switch. */
        CAUGHT_UP,
        /** {@code next} is about to become live. */
        SWITCHING,
        /** {@code generation} has replaced {@code previous}. */
        SWITCHED;

        /** The JSON form: {@code caught_up}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The status while nothing is folded. */
    public static RebuildStatus idle(Phase phase, long generation, @Nullable Long previous) {
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
