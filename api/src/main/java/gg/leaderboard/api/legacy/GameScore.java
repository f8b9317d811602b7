package gg.leaderboard.api.legacy;

import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A score of a user in a game.
 *
 * @param score the score in the form of {@code /api/v1/scores}, with all further fields that were sent
 */
record GameScore(String game, ObjectNode score) {

    private static final String USER = "userId";
    private static final String GAME = "gameId";

    /** @throws InvalidEventException that names the invalid field */
    static GameScore of(ObjectNode sent) {
        String user = text(sent, USER);
        Rules.id(USER, user);
        String game = text(sent, GAME);
        BoardDefinition.checkId(GAME, game);
        if (BoardCatalog.isBuiltIn(game)) {
            throw new InvalidEventException(
                    GAME, "must not be the id of a built-in leaderboard; was " + Rules.quote(game));
        }
        ObjectNode score = sent.deepCopy();
        score.remove(USER);
        score.remove(GAME);
        return new GameScore(
                game, score.put("player_id", user).put("leaderboard_id", game).put("game_id", game));
    }

    private static String text(ObjectNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new InvalidEventException(
                    field,
                    value.isMissingNode() ? "is missing" : "must be a string; was " + Rules.excerpt(value.toString()));
        }
        return value.stringValue();
    }
}
