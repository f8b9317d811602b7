package gg.leaderboard.standings.definition;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of what the topic of definitions holds: it tells whether the topic has lost something. */
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

    /** In messages: {@code Redis}. */
    String name();

    /**
     * What the copy holds now, for each board at most what its topic held before this call; null if that cannot be told now,
     * and the topic may be believed until it can.
     */
    @Nullable Contents read();

    /**
     * What a copy holds.
     *
     * @param histories of boards, by whatever rules
     * @param generations {@link Generations#FIRST} where the copy knows of no other
     */
    record Contents(Collection<BoardHistory> histories, Generations generations) {

        public static final Contents NOTHING = new Contents(List.of(), Generations.FIRST);
    }
}
