package gg.leaderboard.standings.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fold of the whole log.
 *
 * @param settings the settings of the fold; null for the first generation while only the stores have them
 * @param rules by board, where they differ from the rules that the board was created with
 */
public record Generation(@Nullable FoldSettings settings, Map<String, BoardRules> rules) {

    public Generation {
        rules = Map.copyOf(rules);
    }
}
