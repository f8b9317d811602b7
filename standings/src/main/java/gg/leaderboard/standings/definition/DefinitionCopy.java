package gg.leaderboard.standings.definition;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of the contents of the definitions topic. It shows whether the topic has lost records. */
public interface DefinitionCopy {

    /** No copy. */
    DefinitionCopy NONE = new DefinitionCopy() {
        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public Contents read() {
            return Contents.NOTHING;
        }
    };

    /** The name of this copy in messages, such as {@code Redis}. */
    String name();

    /**
     * The current contents of the copy. Each board has at most the versions that its topic had before this call.
     * Returns null if the contents cannot be read now; the topic counts as complete until they can.
     */
    @Nullable Contents read();

    /**
     * The contents of a copy.
     *
     * @param histories of boards, with the rules of any generation
     * @param generations {@link Generations#FIRST} if the copy has no others
     */
    record Contents(Collection<BoardHistory> histories, Generations generations) {

        public static final Contents NOTHING = new Contents(List.of(), Generations.FIRST);
    }
}
