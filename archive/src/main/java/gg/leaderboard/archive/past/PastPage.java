package gg.leaderboard.archive.past;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import java.time.Instant;
import java.util.List;

/**
 * A page of past standings.
 *
 * @param period empty for all time
 * @param more whether there are players after the last entry
 */
record PastPage(
        @JsonProperty("log_time") Instant logTime,
        String window,
        String period,
        long season,
        @JsonProperty("total_players") long totalPlayers,
        List<Entry> entries,
        boolean more) {

    static PastPage of(BoardQuery board, BoardPage page) {
        return new PastPage(
                board.time(),
                board.period().window(),
                board.period().period(),
                board.period().season(),
                page.totalPlayers(),
                page.entries().stream().map(Entry::of).toList(),
                page.more());
    }

    /** A player on the page. */
    record Entry(long rank, @JsonProperty("player_id") String playerId, long score) {

        static Entry of(BoardEntry entry) {
            return new Entry(entry.rank(), entry.playerId(), entry.score());
        }
    }
}
