package gg.leaderboard.api.moderation;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.audit.AuditLog;
import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.event.EventWriter;
import gg.leaderboard.api.event.OutgoingEvent;
import gg.leaderboard.api.event.WriteOptions;
import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.ban.Bans;
import gg.leaderboard.standings.redis.BanReader;
import gg.leaderboard.standings.redis.PlayerBoardReader;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Caller;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Writes operators' decisions about players as events to the topic of moderation. The processor relays them to the log. */
@Component
class ModerationService {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationService.class);

    private final EventWriter writes;
    private final BoardFinder finder;
    private final PlayerBoardReader playerBoards;
    private final BanReader bans;
    private final Dependencies dependencies;
    private final InstantSource time;
    private final AuditLog audit;

    ModerationService(
            EventWriter writes,
            BoardFinder finder,
            PlayerBoardReader playerBoards,
            BanReader bans,
            Dependencies dependencies,
            InstantSource time,
            AuditLog audit) {
        this.writes = writes;
        this.finder = finder;
        this.playerBoards = playerBoards;
        this.bans = bans;
        this.dependencies = dependencies;
        this.time = time;
        this.audit = audit;
    }

    /** @throws ProblemException 404 if there is no such board, or the player is not on it */
    CompletableFuture<ResponseEntity<Success<Status>>> remove(
            String board, String player, WriteOptions options, Actor actor) {
        EventInfo info = info(player, options);
        require(board);
        // A request with a key may be the retry of a removal whose response was lost.
        if (options.key() == null && isKnownToBeAbsent(board, player)) {
            throw ProblemException.notFound(
                    "The player " + Rules.quote(player) + " is not on the leaderboard " + Rules.quote(board) + ".");
        }
        return write(new PlayerRemoved(info, board), "player.remove", "removed", options, actor);
    }

    /**
     * @param body fields of the ban; may be empty
     * @throws ProblemException 404 if a board does not exist, 409 if the bans exceed the limit of boards for a player
     */
    CompletableFuture<ResponseEntity<Success<Status>>> hide(
            String player, InputStream body, WriteOptions options, Actor actor) {
        ObjectNode event = json(new PlayerHidden(info(player, options), null, null, List.of()));
        OutgoingEvent outgoing =
                OutgoingEvent.of(BanRequestParser.parseBan(body, event), options.caller(), time.instant());
        List<String> boards = ((PlayerHidden) outgoing.event()).leaderboardIds();
        boards.forEach(this::require);
        if (!boards.isEmpty() && isKnownToBeFull(player, boards)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "A player can be banned from at most " + Bans.MOST_BOARDS
                            + " individual leaderboards. Ban the player from all leaderboards instead.");
        }
        return write(
                outgoing,
                "player.hide",
                "hidden",
                options,
                actor.withDefaultReason(((PlayerHidden) outgoing.event()).reason()));
    }

    /** @param body the bans to lift; may be empty */
    CompletableFuture<ResponseEntity<Success<Status>>> restore(
            String player, InputStream body, WriteOptions options, Actor actor) {
        ObjectNode event = json(new PlayerRestored(info(player, options), List.of(), null));
        OutgoingEvent outgoing =
                OutgoingEvent.of(BanRequestParser.parseLifting(body, event), options.caller(), time.instant());
        return write(outgoing, "player.restore", "restored", options, actor);
    }

    /** @throws ProblemException 404 if there is no such board */
    void require(String board) {
        if (!BoardCatalog.isBuiltIn(board)) {
            finder.require(board);
        }
    }

    // Unknown while Redis is unavailable. The fold ignores bans beyond the limit.
    private boolean isKnownToBeFull(String player, List<String> boards) {
        if (dependencies.isRedisAway()) {
            return false;
        }
        try {
            Set<String> all = new HashSet<>(bans.bansOf(player).byBoard().keySet());
            all.addAll(boards);
            all.remove(Bans.EVERYWHERE);
            return all.size() > Bans.MOST_BOARDS;
        } catch (DataAccessException e) {
            LOG.debug("Cannot read the bans of {}", player, e);
            return false;
        }
    }

    CompletableFuture<ResponseEntity<Success<Status>>> erase(String player, WriteOptions options, Actor actor) {
        return write(new PlayerErased(info(player, options)), "player.erase", "erased", options, actor);
    }

    // Unknown while Redis is unavailable. Removing a player who is not on the board has no effect.
    private boolean isKnownToBeAbsent(String board, String player) {
        if (dependencies.isRedisAway()) {
            return false;
        }
        try {
            return !playerBoards.contains(board, player);
        } catch (DataAccessException e) {
            LOG.debug("Cannot read the players of {}", board, e);
            return false;
        }
    }

    /** Returns whether an event with this id was counted before. False while Redis is unavailable. */
    boolean isCounted(GameEvent event) {
        return writes.isCounted(event, time.instant());
    }

    /** @param body the reason; may be empty */
    CompletableFuture<ResponseEntity<Success<Status>>> decide(
            GameEvent event, InputStream body, String action, String done, WriteOptions options, Actor actor) {
        ObjectNode json = BanRequestParser.parseDecision(body, json(event));
        return write(
                // The decisions of all moderators have one id. No id of a sender begins as it does.
                OutgoingEvent.of(json, Caller.LOCAL, time.instant()),
                action,
                done,
                options,
                actor.withDefaultReason(json.path("reason").asString(null)));
    }

    private EventInfo info(String player, WriteOptions options) {
        return new EventInfo(options.eventId(), time.instant(), player, null, null);
    }

    private static ObjectNode json(GameEvent event) {
        return EventJson.parse(EventJson.write(event));
    }

    private CompletableFuture<ResponseEntity<Success<Status>>> write(
            GameEvent event, String action, String done, WriteOptions options, Actor actor) {
        return write(OutgoingEvent.of(json(event), options.caller(), time.instant()), action, done, options, actor);
    }

    private CompletableFuture<ResponseEntity<Success<Status>>> write(
            OutgoingEvent outgoing, String action, String done, WriteOptions options, Actor actor) {
        return writes.write(List.of(outgoing), options.waits()).thenApply(written -> {
            GameEvent event = outgoing.event();
            audit.write(actor, action, event.info().playerId(), null, json(event));
            boolean contained = written.isContained();
            return options.toResponse(contained, Success.status(contained ? done : "accepted"));
        });
    }
}
