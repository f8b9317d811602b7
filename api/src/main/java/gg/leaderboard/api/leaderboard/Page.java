package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.api.progress.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a board, as {@code /api/v1} answers: {@code data} is the array of entries, everything else stands next to it.
 *
 * @param totalPlayers how many players can be ranked
 * @param missing those who were asked for and have no rank; absent where none were asked for
 * @param asOf how fresh the page is, at least
 * @param next cursor of the next page; absent on the last
 */
record Page(
        boolean success,
        @JsonProperty("data") List<Entry> entries,
        @JsonUnwrapped Shown shown,
        @JsonProperty("total_players") long totalPlayers,
        @JsonInclude(Include.NON_NULL) @Nullable List<String> missing,

        @JsonInclude(Include.NON_NULL) @JsonProperty("as_of") @Nullable AsOf asOf,

        @JsonInclude(Include.NON_NULL) @Nullable String next) {

    Page(Shown shown, long totalPlayers, List<Entry> entries, @Nullable List<String> missing, @Nullable String next) {
        this(true, entries, shown, totalPlayers, missing, null, next);
    }

    Page withAsOf(@Nullable AsOf freshness) {
        return new Page(success, entries, shown, totalPlayers, missing, freshness, next);
    }
}
