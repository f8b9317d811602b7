package gg.leaderboard.archive;

import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import java.util.function.Supplier;

/**
 * The definitions of all boards, read up to the current end of their topic. A consumer's thread reads at least up to the end at its
 * last poll.
 */
public interface DefinitionsByGeneration extends Supplier<Definitions> {

    /**
     * The boards by the rules of a generation; for display, not for folds.
     *
     * @param generation {@link Generations#NONE} for the active one
     */
    Definitions forGeneration(long generation);

    /**
     * The boards to fold a store by.
     *
     * @param store the stamp of the store
     * @throws gg.leaderboard.standings.definition.IncompatibleGenerationException if the store was folded by another version, or by
     *     settings that differ from those of its generation
     */
    Definitions toFold(GenerationStamp store);

    /** The boards by the rules of the active generation. */
    @Override
    default Definitions get() {
        return forGeneration(Generations.NONE);
    }
}
