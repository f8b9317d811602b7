package gg.leaderboard.archive.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild has come.
 *
 * @param generation the one that is read, from 0
 * @param next the one that is folded beside it, or is about to take its place
 * @param previous the one that was read before and can be gone back to; null if none is kept
 * @param boards those that {@code next} counts by other rules than {@code generation}
 * @param settings what {@code next} counts by otherwise, beside the rules of boards: {@code fold 1 → 2}
 * @param done records that {@code next} has folded; by their offsets, so the real number may be a little less
 * @param total records that are archived
 * @param behind by how many records {@code next} is behind what is read
 * @param tables folds of the archive whose own tables are still of another generation
 * @param trouble why it does not go on; null if it does
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
        /** Nothing is folded beside the standings. */
        IDLE,
        BUILDING,
        /** {@code next} follows the log, and can be switched to. */
        CAUGHT_UP,
        /** {@code next} is about to be read. */
        SWITCHING,
        /** {@code generation} took the place of {@code previous}. */
        SWITCHED;

        /** As in JSON: {@code caught_up}. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing is folded. */
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
