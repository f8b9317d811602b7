package gg.leaderboard.archive;

import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Generations;
import java.util.function.Supplier;

/** All boards, as far as their topic reaches when it is asked. Who writes standings asks for the rules that those are folded by. */
@FunctionalInterface
public interface BoardsByGeneration extends Supplier<Definitions> {

    /**
     * The boards by the rules of a generation.
     *
     * @param generation {@link Generations#NONE} for the active one
     */
    Definitions of(long generation);

    /** The boards by the rules of the active generation. */
    @Override
    default Definitions get() {
        return of(Generations.NONE);
    }
}
