package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.leaderboard.GlobalLeaderboard;
import gg.leaderboard.api.leaderboard.PageEntry;
import gg.leaderboard.api.leaderboard.TopPlayers;
import gg.leaderboard.api.player.UnlockedAchievement;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content for clients without a subscription: the global board, the newest achievements and statistics. */
record LiveOverviewSnapshot(TopPlayers top, List<UnlockedAchievement> achievements, Stats stats)
        implements LiveSnapshot {

    @Override
    public LiveMessage message(Instant readAt, @Nullable LiveSnapshot before) {
        Data data = new Data(
                GlobalLeaderboard.of(top, readAt), achievements, BuiltInBoards.GLOBAL, top.live(), top.total(), stats);
        return LiveMessage.update(new Subject.Board(BuiltInBoards.GLOBAL, Window.ALLTIME), data, readAt);
    }

    /**
     * @param eventsPerSecond over the last few seconds
     * @param eventsTotal since the beginning, each counted once
     * @param notCounting why scores that are submitted now are not counted; absent while they are counted
     */
    record Stats(
            @JsonProperty("events_per_second") double eventsPerSecond,
            @JsonProperty("events_total") long eventsTotal,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("not_counting")
            List<String> notCounting) {}

    private record Data(
            GlobalLeaderboard leaderboard,
            @JsonProperty("recent_achievements") List<UnlockedAchievement> recentAchievements,
            @JsonProperty("leaderboard_id") String leaderboardId,
            List<PageEntry.Live> entries,
            @JsonProperty("total_players") long totalPlayers,
            Stats stats) {}
}
