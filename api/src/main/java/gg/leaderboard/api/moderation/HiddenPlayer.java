package gg.leaderboard.api.moderation;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.ban.Ban;
import gg.leaderboard.standings.ban.BannedPlayer;
import gg.leaderboard.standings.ban.Bans;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A player who is hidden from some boards or everywhere.
 *
 * @param playerName the latest name in the log, or the id of a player without one
 */
record HiddenPlayer(
        @JsonProperty("player_id") String playerId,
        @JsonProperty("player_name") String playerName,
        List<ActiveBan> bans) {

    static HiddenPlayer of(BannedPlayer player, String name) {
        Map<Ban, List<String>> boards = new LinkedHashMap<>();
        new TreeMap<>(player.bans().byBoard())
                .forEach((board, ban) ->
                        boards.computeIfAbsent(ban, b -> new ArrayList<>()).add(board));
        return new HiddenPlayer(
                player.playerId(),
                name,
                boards.entrySet().stream()
                        .map(each -> ActiveBan.of(each.getKey(), each.getValue()))
                        .toList());
    }

    /**
     * A ban.
     *
     * @param id the id of the event that created it
     * @param leaderboardIds the boards that it covers; null for all
     * @param since when it was logged
     * @param until when it ends; null if it lasts until it is lifted
     */
    record ActiveBan(
            @JsonProperty("ban_id") String id,

            @JsonProperty("leaderboard_ids")
            @Schema(description = "Null if the ban covers all leaderboards, the feed and the profile.")
            @Nullable List<String> leaderboardIds,

            @Nullable String reason,
            Instant since,
            @Nullable Instant until) {

        static ActiveBan of(Ban ban, List<String> boards) {
            return new ActiveBan(
                    ban.id(), boards.contains(Bans.EVERYWHERE) ? null : boards, ban.reason(), ban.since(), ban.until());
        }
    }
}
