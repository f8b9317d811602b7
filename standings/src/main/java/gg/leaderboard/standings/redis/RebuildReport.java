package gg.leaderboard.standings.redis;

import gg.leaderboard.standings.definition.FoldSettings;
import org.jspecify.annotations.Nullable;

/**
 * The report of an archive on the generation that is to replace the standings with other settings.
 *
 * @param generation the generation that is being built; null if there is none
 * @param settings its settings, or the settings that it would have
 * @param percent progress in the log, 0–100
 * @param problem the reason why it cannot be built; null if it can
 */
public record RebuildReport(
        @Nullable Long generation,
        FoldSettings settings,
        int percent,
        @Nullable String problem) {

    /** Text for the end of a sentence: {@code the archive builds generation 4: 43 %}. */
    public String description() {
        if (problem != null) {
            return "the archive cannot rebuild the standings: " + problem;
        }
        return generation == null
                ? "the archive is about to rebuild the standings"
                : "the archive builds generation " + generation + ": " + percent + " %";
    }
}
