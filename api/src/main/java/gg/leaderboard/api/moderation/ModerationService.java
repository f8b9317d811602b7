package gg.leaderboard.api.moderation;

import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.event.OutgoingEvent;
import gg.leaderboard.api.event.Wish;
import gg.leaderboard.api.event.Writes;
import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.leaderboard.Boards;
import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.standings.board.PlayerBoards;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes what operators decide about players. All of it is events in the player's own partition of the log. */
@Component
class ModerationService {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationService.class);

    private final Writes writes;
    private final BoardFinder finder;
    private final PlayerBoards playerBoards;
    private final Dependencies dependencies;
    private final InstantSource time;

    ModerationService(
            Writes writes,
            BoardFinder finder,
            PlayerBoards playerBoards,
            Dependencies dependencies,
            InstantSource time) {
        this.writes = writes;
        this.finder = finder;
        this.playerBoards = playerBoards;
        this.dependencies = dependencies;
        this.time = time;
    }

    /** @throws ProblemException 404 if there is no such board, or the player is not on it */
    CompletableFuture<ResponseEntity<Success<Status>>> remove(String board, String player, Wish wish) {
        EventInfo info = info(player, wish);
        if (!Boards.isBuiltIn(board)) {
            finder.require(board);
        }
        // With a key it may be a retry, of a removal whose answer was lost.
        if (wish.key() == null && isKnownToBeAbsent(board, player)) {
            throw ProblemException.notFound(
                    "The player \"" + player + "\" is not on the leaderboard \"" + board + "\".");
        }
        return write(new PlayerRemoved(info, board), "removed", wish);
    }

    CompletableFuture<ResponseEntity<Success<Status>>> hide(String player, Wish wish) {
        return write(new PlayerHidden(info(player, wish)), "hidden", wish);
    }

    CompletableFuture<ResponseEntity<Success<Status>>> restore(String player, Wish wish) {
        return write(new PlayerRestored(info(player, wish)), "restored", wish);
    }

    CompletableFuture<ResponseEntity<Success<Status>>> erase(String player, Wish wish) {
        return write(new PlayerErased(info(player, wish)), "erased", wish);
    }

    // While Redis is away nobody knows; it does no harm to remove a player who is not there.
    private boolean isKnownToBeAbsent(String board, String player) {
        if (dependencies.isRedisAway()) {
            return false;
        }
        try {
            return !playerBoards.contains(board, player);
        } catch (DataAccessException e) {
            LOG.debug("Redis does not say who is on {}", board, e);
            return false;
        }
    }

    private EventInfo info(String player, Wish wish) {
        return new EventInfo(wish.eventId(), time.instant(), player, null, null);
    }

    private CompletableFuture<ResponseEntity<Success<Status>>> write(GameEvent event, String done, Wish wish) {
        OutgoingEvent outgoing = OutgoingEvent.of(EventJson.parse(EventJson.write(event)), time.instant());
        return writes.write(List.of(outgoing), wish.waits())
                .thenApply(contained -> wish.answer(contained, Success.status(contained ? done : "accepted")));
    }
}
