package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.BoardReader;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.profile.ProfileReader;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads boards with the names of their players. */
@Component
public class LeaderboardReader {

    private final BoardReader boards;
    private final ProfileReader profiles;
    private final Dependencies dependencies;
    private final InstantSource time;

    LeaderboardReader(BoardReader boards, ProfileReader profiles, Dependencies dependencies, InstantSource time) {
        this.boards = boards;
        this.profiles = profiles;
        this.dependencies = dependencies;
        this.time = time;
    }

    /** The best {@code limit} players of {@code board} in the current period of {@code window}. */
    public TopPlayers top(String board, Window window, int limit) {
        dependencies.requireRedis();
        Period period = window.period(time.instant(), ZoneOffset.UTC);
        BoardPage page = boards.top(Ranking.builtIn(board, period), limit);
        Map<String, String> names =
                profiles.names(page.entries().stream().map(BoardEntry::playerId).toList());
        return new TopPlayers(
                page.totalPlayers(),
                page.entries().stream().map(e -> named(e, names)).toList());
    }

    private static RankedPlayer named(BoardEntry entry, Map<String, String> names) {
        String id = entry.playerId();
        return new RankedPlayer(entry.rank(), id, names.getOrDefault(id, id), entry.score());
    }
}
