package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.BoardEntry;
import java.time.Instant;
import java.util.List;

/**
 * A page of past standings.
 *
 * @param logTime moment of these standings, in log time
 * @param period empty for all time
 * @param more whether there are players after the last entry
 */
public record PastPage(
        @JsonProperty("log_time") Instant logTime,
        String window,
        String period,
        long season,
        @JsonProperty("total_players") long totalPlayers,
        List<BoardEntry> entries,
        boolean more) {}
