package gg.leaderboard.log.inlet;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics that are relayed to the log. The processor relays them; the archive needs them to send dead letters again, and the
 * api to show them in its console.
 *
 * @param inlets topics to read. If not given, the three built-in ones; a list replaces them
 * @param mostBoards most boards, deleted ones included; inlets create no board beyond it
 */
@ConfigurationProperties("leaderboard.relay")
public record RelayProperties(
        @Nullable List<InletProperties> inlets,
        @DefaultValue("10000") int mostBoards) {

    /** The default inlets. */
    static final List<InletProperties> BUILT_IN = List.of(
            new InletProperties("leaderboard-scores", null, false),
            new InletProperties("score_updates", null, true),
            new InletProperties("player.events.raw", null, false));

    List<InletProperties> inletsOrBuiltIn() {
        return inlets == null ? BUILT_IN : inlets;
    }

    /** The topics of the inlets. */
    public List<String> topics() {
        return inletsOrBuiltIn().stream()
                .map(InletProperties::topic)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * One topic.
     *
     * @param mapping the name of a built-in mapping, or a file; by default the mapping with the topic's name
     * @param makeBoards whether a score creates its board if the board never existed. Such a board keeps each player's
     *     highest score
     */
    public record InletProperties(
            @Nullable String topic,
            @Nullable String mapping,
            @DefaultValue("false") boolean makeBoards) {}
}
