package gg.leaderboard.api.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A leaderboard's definition in responses.
 *
 * @param builtIn whether the board always exists and cannot be changed
 * @param createdAt null for a board that was never created, as is {@code updatedAt}
 * @param updatedAt when the board was last created, changed or reset
 * @param submitLimit how many scores of one player are accepted, such as 10/1m; null for any number
 */
@Schema(name = "Leaderboard")
record BoardResponse(
        String id,
        String name,
        @JsonProperty("sort_order") String sortOrder,
        @JsonProperty("update_mode") String updateMode,
        @JsonProperty("reset_period") String resetPeriod,
        @JsonProperty("time_zone") String timeZone,
        @JsonProperty("max_entries") @Nullable Integer maxEntries,
        @JsonProperty("built_in") boolean builtIn,
        @JsonProperty("created_at") @Nullable Instant createdAt,
        @JsonProperty("updated_at") @Nullable Instant updatedAt,
        @JsonProperty("submit_limit") @Nullable String submitLimit) {

    static BoardResponse builtIn(String id) {
        return new BoardResponse(id, id, "desc", "increment", "never", "UTC", null, true, null, null, null);
    }

    /** The response for a board that exists. */
    static BoardResponse of(BoardHistory history) {
        BoardDefinition board = history.current().orElseThrow();
        return new BoardResponse(
                board.id(),
                board.name(),
                lower(board.sortOrder()),
                lower(board.updateMode()),
                board.resetPeriod().toString(),
                board.timeZone().getId(),
                board.maxEntries(),
                false,
                history.createdAt(),
                history.updatedAt(),
                board.submitLimit() == null ? null : board.submitLimit().toString());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
