package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.web.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a board as {@code /api/v1} returns it: {@code data} is the array of entries, all else is a top-level field.
 *
 * @param totalPlayers number of ranked players
 * @param missing requested players without a rank; absent if none were requested
 * @param asOf the minimum freshness of the page
 * @param next cursor of the next page; absent on the last page
 */
record StandingsPage(
        boolean success,
        @JsonProperty("data") List<PageEntry> entries,
        @JsonUnwrapped BoardSelection shown,
        @JsonProperty("total_players") long totalPlayers,
        @JsonInclude(Include.NON_NULL) @Nullable List<String> missing,

        @JsonInclude(Include.NON_NULL) @JsonProperty("as_of") @Nullable AsOf asOf,

        @JsonInclude(Include.NON_NULL) @Nullable String next) {

    StandingsPage(
            BoardSelection shown,
            long totalPlayers,
            List<PageEntry> entries,
            @Nullable List<String> missing,
            @Nullable String next) {
        this(true, entries, shown, totalPlayers, missing, null, next);
    }

    StandingsPage withAsOf(@Nullable AsOf freshness) {
        return new StandingsPage(success, entries, shown, totalPlayers, missing, freshness, next);
    }
}
