package gg.leaderboard.api.event;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardAccess.Write;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.AccessProblems;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** Limits callers to the boards, games and players whose events they may send. Nothing is looked up for a refused event. */
public final class WriteAccess {

    private WriteAccess() {}

    /**
     * Checks that the caller may send the event.
     *
     * @throws ProblemException 403 that names the missing role, or the board, game or player of the event
     */
    public static void check(Caller caller, GameEvent event) {
        if (event instanceof ModerationEvent) {
            throw moderation();
        } else if (event instanceof ScoreSubmitted score) {
            checkScore(caller, score);
        } else {
            require(caller, Role.SUBMIT);
            checkGame(caller, event);
            if (caller.games().isEmpty() && !caller.boards().isEmpty()) {
                // Other events count on the built-in leaderboards.
                throw refused("The API key lists leaderboards but no games, so it may send scores only.", "event_type");
            }
        }
    }

    // The calls of moderation write an audit.
    private static ProblemException moderation() {
        return refused(
                "Events of moderation are not accepted here. Make a call of moderation, such as POST"
                        + " /api/v1/players/{player_id}/hide.",
                "event_type");
    }

    private static void checkScore(Caller caller, ScoreSubmitted score) {
        if (!caller.has(Role.SUBMIT)) {
            require(caller, Role.PLAYER);
            if (!score.playerId().equals(caller.player())) {
                throw refused("A player may send only their own scores.", "player_id");
            }
        }
        if (isLimitedToGames(caller)) {
            // The leaderboard with the id of a game belongs to it.
            if (!caller.games().contains(score.leaderboardId())) {
                throw refused(
                        "The API key lists games but no leaderboards, so it may send scores only for the leaderboards with the"
                                + " ids of these games.",
                        "leaderboard_id");
            }
            return;
        }
        checkBoard(caller, score.leaderboardId());
        // A score counts on its leaderboard, so it need not name a game.
        if (score.info().gameId() != null) {
            checkGame(caller, score);
        }
    }

    private static boolean isLimitedToGames(Caller caller) {
        return caller.has(Role.SUBMIT)
                && caller.boards().isEmpty()
                && !caller.games().isEmpty();
    }

    /**
     * Checks that the caller may write the board, whether it exists or not.
     *
     * @throws ProblemException 403 that names the board
     */
    public static void checkBoard(Caller caller, String board) {
        if (!mayWrite(caller, board)) {
            throw refused("The caller may not write the leaderboard " + Rules.quote(board) + ".", "leaderboard_id");
        }
    }

    /**
     * Checks that the board accepts scores from the caller.
     *
     * @throws ProblemException 403 that names the board and the missing role
     */
    static void checkPlayers(Caller caller, BoardDefinition board) {
        if (!caller.has(Role.SUBMIT) && board.access().write() != Write.PLAYER) {
            throw AccessProblems.missingRole(
                            "Sending scores to the leaderboard " + Rules.quote(board.id()), Set.of(Role.SUBMIT))
                    .with("field", "leaderboard_id");
        }
    }

    // A player's token must list its boards. A key without boards and games may write all.
    private static boolean mayWrite(Caller caller, String board) {
        return caller.has(Role.SUBMIT)
                ? caller.mayWriteBoard(board) && !isLimitedToGames(caller)
                : caller.boards().contains(board);
    }

    private static void checkGame(Caller caller, GameEvent event) {
        String game = event.info().gameId();
        if (!caller.mayWriteGame(game)) {
            throw refused(
                    game == null
                            ? "The API key lists games, so events need the game_id of one of them."
                            : "The API key does not list the game " + Rules.quote(game) + ".",
                    "game_id");
        }
    }

    private static void require(Caller caller, Role role) {
        if (!caller.has(role)) {
            throw refused("This event needs the role " + role.label() + ".", "event_type");
        }
    }

    private static ProblemException refused(String detail, String field) {
        return new ProblemException(HttpStatus.FORBIDDEN, detail).with("field", field);
    }
}
