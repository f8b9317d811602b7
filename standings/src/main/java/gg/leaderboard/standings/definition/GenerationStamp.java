package gg.leaderboard.standings.definition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The generation and the fold settings of a store. Updates have a stamp as well, and a store accepts only updates with
 * its own stamp.
 *
 * @param generation {@link Generations#NONE} for an empty store, which can become any generation
 * @param settings null for an empty store
 */
public record GenerationStamp(long generation, @Nullable FoldSettings settings) {

    /** The stamp of an empty store. */
    public static final GenerationStamp NONE = new GenerationStamp(Generations.NONE, null);

    public boolean isNone() {
        return generation == Generations.NONE;
    }

    /** The settings of a store that is not empty. */
    public FoldSettings requireSettings() {
        return Objects.requireNonNull(settings, "an empty store has no settings");
    }

    @Override
    public String toString() {
        return isNone() ? "nothing" : "generation " + generation + " (" + settings + ")";
    }
}
