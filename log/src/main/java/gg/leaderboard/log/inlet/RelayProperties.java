package gg.leaderboard.log.inlet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is relayed to the log. The processor relays; the archive needs to know for dead letters that are sent again.
 *
 * @param inlets the topics to read; {@link #BUILT_IN} if not given, in place of which a list of one's own comes
 * @param mostBoards as many boards as there may be, deleted ones included, before inlets make no more
 */
@ConfigurationProperties("leaderboard.relay")
public record RelayProperties(
        @Nullable List<InletProperties> inlets,
        @DefaultValue("10000") int mostBoards) {

    /** Those that are read unless told otherwise. */
    static final List<InletProperties> BUILT_IN = List.of(
            new InletProperties("leaderboard-scores", null, false),
            new InletProperties("score_updates", null, true),
            new InletProperties("player.events.raw", null, false));

    List<InletProperties> inletsOrBuiltIn() {
        return inlets == null ? BUILT_IN : inlets;
    }

    /**
     * One topic.
     *
     * @param mapping the name of a mapping that is built in, or a file; the one that is named as the topic if not given
     * @param makeBoards whether a board that a score names is made if there has never been one: the best score counts, the
     *     highest is best
     */
    public record InletProperties(
            @Nullable String topic,
            @Nullable String mapping,
            @DefaultValue("false") boolean makeBoards) {}
}
