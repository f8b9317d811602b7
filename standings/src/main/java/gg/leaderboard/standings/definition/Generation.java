package gg.leaderboard.standings.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fold of the whole log.
 *
 * @param settings by what it counts; null for the first as long as only the stores know
 * @param rules by board, where they differ from what the board was made with
 */
public record Generation(@Nullable FoldSettings settings, Map<String, BoardRules> rules) {

    public Generation {
        rules = Map.copyOf(rules);
    }
}
