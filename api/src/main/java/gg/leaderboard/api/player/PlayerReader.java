package gg.leaderboard.api.player;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.leaderboard.ReadAccess;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.profile.PlayerProfile;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.ProfileReader;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads profiles with the player's rank on the global board. */
@Component
class PlayerReader {

    private final ProfileReader profiles;
    private final BoardReader boards;
    private final BanReader bans;
    private final Dependencies dependencies;
    private final ReadAccess access;

    PlayerReader(
            ProfileReader profiles, BoardReader boards, BanReader bans, Dependencies dependencies, ReadAccess access) {
        this.profiles = profiles;
        this.boards = boards;
        this.bans = bans;
        this.dependencies = dependencies;
        this.access = access;
    }

    /** @throws ProblemException 404 for a player who was never in an event, or is hidden */
    Player find(String playerId, Caller caller) {
        dependencies.requireRedis();
        PlayerProfile profile = profiles.find(playerId)
                .filter(found -> !bans.isHidden(playerId))
                .orElseThrow(() -> ProblemException.notFound("There is no player " + Rules.quote(playerId) + "."));
        Long rank = boards.standing(Ranking.builtIn(BuiltInBoards.GLOBAL, Period.ALL_TIME), playerId)
                .map(Standing::rank)
                .orElse(null);
        return new Player(profile, rank, lastGame(profile, caller));
    }

    // POST /score names the board as the game, and a private board must not show who plays on it.
    private @Nullable String lastGame(PlayerProfile profile, Caller caller) {
        String game = profile.lastGame();
        return game == null || caller.equals(Caller.LOCAL) || access.isReadable(caller, game) ? game : null;
    }
}
