package gg.leaderboard.api.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A leaderboard's definition in responses.
 *
 * @param builtIn whether the board always exists and cannot be changed
 * @param createdAt null for a board that was never created, as is {@code updatedAt}
 * @param updatedAt when the board was last created, changed or reset
 * @param submitLimit how many scores of one player are accepted, such as 10/1m; null for any number
 * @param write who may send scores: server, or also player
 * @param read who may read the board: public, player or server
 * @param min the lowest score; null for none, as for the following bounds
 * @param minInterval the shortest time between two scores of a player, such as 10s
 * @param onViolation reject, quarantine or flag: what happens to a score that violates a bound
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
        @JsonProperty("submit_limit") @Nullable String submitLimit,
        String write,
        String read,
        @Nullable Long min,
        @Nullable Long max,
        @JsonProperty("max_step") @Nullable Long maxStep,
        @JsonProperty("max_per_minute") @Nullable Long maxPerMinute,
        @JsonProperty("min_interval") @Nullable String minInterval,
        @JsonProperty("on_violation") String onViolation) {

    static BoardResponse builtIn(String id) {
        BoardDefinition board = new BoardDefinition(
                "built-in",
                "built-in",
                SortOrder.DESC,
                UpdateMode.INCREMENT,
                ResetPeriod.NEVER,
                ZoneId.of("UTC"),
                null);
        return of(id, id, board, true, null, null);
    }

    /** The response for a board that exists. */
    static BoardResponse of(BoardHistory history) {
        BoardDefinition board = history.current().orElseThrow();
        return of(board.id(), board.name(), board, false, history.createdAt(), history.updatedAt());
    }

    private static BoardResponse of(
            String id,
            String name,
            BoardDefinition board,
            boolean builtIn,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {
        ScoreBounds bounds = board.bounds();
        return new BoardResponse(
                id,
                name,
                lower(board.sortOrder()),
                lower(board.updateMode()),
                board.resetPeriod().toString(),
                board.timeZone().getId(),
                board.maxEntries(),
                builtIn,
                createdAt,
                updatedAt,
                board.submitLimit() == null ? null : board.submitLimit().toString(),
                lower(board.access().write()),
                lower(board.access().read()),
                bounds.min(),
                bounds.max(),
                bounds.maxStep(),
                bounds.maxPerMinute(),
                bounds.minIntervalText(),
                lower(bounds.onViolation()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
