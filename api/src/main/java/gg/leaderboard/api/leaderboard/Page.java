package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.standings.board.Ranking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a board.
 *
 * @param totalPlayers how many players can be ranked
 * @param missing those who were asked for and have no rank; absent where none were asked for
 * @param next where the next page begins; null on the last
 */
record Page(
        @JsonUnwrapped Shown shown,
        @JsonProperty("total_players") long totalPlayers,
        List<Entry> entries,
        @JsonInclude(Include.NON_NULL) @Nullable List<String> missing,
        @JsonIgnore @Nullable String next) {

    static Page of(Ranking ranking, long totalPlayers, List<Entry> entries, @Nullable String next) {
        return new Page(Shown.of(ranking), totalPlayers, entries, null, next);
    }
}
