package gg.leaderboard.web.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.BoardEntry;
import java.time.Instant;
import java.util.List;

/**
 * Part of a board at a moment in the past.
 *
 * @param logTime the moment, as log time
 * @param period empty for all time
 * @param more whether players follow after the last entry
 */
public record PastPage(
        @JsonProperty("log_time") Instant logTime,
        String window,
        String period,
        long season,
        @JsonProperty("total_players") long totalPlayers,
        List<BoardEntry> entries,
        boolean more) {}
