package gg.leaderboard.archive;

import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import java.util.function.Supplier;

/** All boards, as far as their topic reaches when it is asked. Who writes standings asks for what those are folded by. */
public interface DefinitionsByGeneration extends Supplier<Definitions> {

    /**
     * The boards by the rules of a generation; not to fold by.
     *
     * @param generation {@link Generations#NONE} for the active one
     */
    Definitions forGeneration(long generation);

    /**
     * The boards by which a store is to be folded.
     *
     * @param store what it says of itself
     * @throws gg.leaderboard.standings.definition.IncompatibleGenerationException if it was folded by another version, or by settings
     *     that are not those of its generation
     */
    Definitions toFold(GenerationStamp store);

    /** The boards by the rules of the active generation. */
    @Override
    default Definitions get() {
        return forGeneration(Generations.NONE);
    }
}
