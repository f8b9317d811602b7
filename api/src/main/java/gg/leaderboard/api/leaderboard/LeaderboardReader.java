package gg.leaderboard.api.leaderboard;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.standings.window.Window;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads boards with the names of their players. */
@Component
public class LeaderboardReader {

    private final BoardReader reader;
    private final BoardCatalog boards;
    private final ProfileReader profiles;
    private final Dependencies dependencies;

    LeaderboardReader(BoardReader reader, BoardCatalog boards, ProfileReader profiles, Dependencies dependencies) {
        this.reader = reader;
        this.boards = boards;
        this.profiles = profiles;
        this.dependencies = dependencies;
    }

    /** The best {@code limit} players of {@code board} in its current season and the current period of {@code window}. */
    public TopPlayers top(String board, Window window, int limit) {
        return top(boards.current(board, window), limit);
    }

    /** The best {@code limit} players of {@code ranking}. */
    public TopPlayers top(Ranking ranking, int limit) {
        dependencies.requireRedis();
        BoardPage page = reader.top(ranking, limit);
        Map<String, String> names =
                profiles.names(page.entries().stream().map(BoardEntry::playerId).toList());
        return new TopPlayers(
                page.totalPlayers(),
                page.entries().stream().map(e -> named(e, names)).toList());
    }

    /** How a player stands; empty for one who is not there. */
    public Optional<Standing> standing(Ranking ranking, String playerId) {
        dependencies.requireRedis();
        return reader.standing(ranking, playerId);
    }

    private static RankedPlayer named(BoardEntry entry, Map<String, String> names) {
        String id = entry.playerId();
        return new RankedPlayer(entry.rank(), id, names.getOrDefault(id, id), entry.score());
    }
}
