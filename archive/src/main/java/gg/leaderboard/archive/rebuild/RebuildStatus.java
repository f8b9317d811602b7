package gg.leaderboard.archive.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The status of a rebuild.
 *
 * @param generation the live generation, from 0
 * @param next the generation that is being built, or is about to become live
 * @param previous the generation to switch back to; null if there is none
 * @param boards boards with other rules in {@code next} than in {@code generation}
 * @param settings other settings that change with {@code next}: {@code fold 1 → 2}
 * @param done number of records that {@code next} has folded, computed from offsets, so slightly too high
 * @param total number of archived records
 * @param behind number of records that {@code next} is behind the live generation
 * @param tables folds of the archive whose tables are still of another generation
 * @param trouble why it does not advance; null if it does
 */
record RebuildStatus(
        Phase phase,
        long generation,
        @Nullable Long next,
        @Nullable Long previous,
        List<String> boards,
        List<String> settings,
        long done,
        long total,
        @JsonProperty("records_per_second") long recordsPerSecond,
        long behind,
        List<String> tables,
        @Nullable String trouble) {

    enum Phase {
        /** No generation is being built. */
        IDLE,
        BUILDING,
        /** {@code next} follows the log, and is ready for a switch. */
        CAUGHT_UP,
        /** {@code next} is about to become live. */
        SWITCHING,
        /** {@code generation} has replaced {@code previous}. */
        SWITCHED;

        /** As in JSON: {@code caught_up}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The status while nothing is folded. */
    static RebuildStatus resting(Phase phase, long generation, @Nullable Long previous) {
        return new RebuildStatus(phase, generation, null, previous, List.of(), List.of(), 0, 0, 0, 0, List.of(), null);
    }

    RebuildStatus with(List<String> others, @Nullable String why) {
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
