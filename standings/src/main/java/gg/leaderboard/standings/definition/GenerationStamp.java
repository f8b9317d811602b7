package gg.leaderboard.standings.definition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a store says of itself: which generation it holds, and by what it was folded. Updates carry one as well, and a store
 * takes only those of its own.
 *
 * @param generation {@link Generations#NONE} for a store that holds nothing, and so may become any
 * @param settings null for a store that holds nothing
 */
public record GenerationStamp(long generation, @Nullable FoldSettings settings) {

    /** Of a store that holds nothing. */
    public static final GenerationStamp NONE = new GenerationStamp(Generations.NONE, null);

    public boolean isNone() {
        return generation == Generations.NONE;
    }

    /** The settings of a store that holds something. */
    public FoldSettings requireSettings() {
        return Objects.requireNonNull(settings, "a store that holds nothing was not folded");
    }

    @Override
    public String toString() {
        return isNone() ? "nothing" : "generation " + generation + " (" + settings + ")";
    }
}
