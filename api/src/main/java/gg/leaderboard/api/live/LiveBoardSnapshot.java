package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.leaderboard.PageEntry;
import gg.leaderboard.api.leaderboard.TopPlayers;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The top of one board. */
record LiveBoardSnapshot(String board, Period period, TopPlayers top) implements LiveSnapshot {

    @Override
    public LiveMessage message(Instant readAt, @Nullable LiveSnapshot before) {
        String label = period.window() == Window.ALLTIME ? null : period.label();
        return LiveMessage.update(
                new Subject.Board(board, period.window()), new Data(board, top.live(), top.total(), label), readAt);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            @JsonProperty("leaderboard_id") String leaderboardId,
            List<PageEntry.Live> entries,
            @JsonProperty("total_players") long totalPlayers,
            @Nullable String period) {}
}
