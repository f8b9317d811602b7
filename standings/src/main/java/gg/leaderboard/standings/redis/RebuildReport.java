package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.definition.FoldSettings;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of the generation with other settings that is to take the place of the standings.
 *
 * @param generation that is built; null if none is
 * @param settings by what it counts, or would
 * @param percent how much of the log it has, 0–100
 * @param problem why it cannot be built; null if it can
 */
public record RebuildReport(
        @Nullable Long generation,
        FoldSettings settings,
        int percent,
        @Nullable String problem) {

    /** For the end of a sentence: {@code the archive builds generation 4: 43 %}. */
    public String description() {
        if (problem != null) {
            return "the archive cannot rebuild the standings: " + problem;
        }
        return generation == null
                ? "the archive is about to rebuild the standings"
                : "the archive builds generation " + generation + ": " + percent + " %";
    }
}
