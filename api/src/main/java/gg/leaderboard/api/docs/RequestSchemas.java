package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Map;

/**
 * Schemas of request bodies that controllers parse themselves. The parsers implement the rules; here they are only
 * documented.
 */
final class RequestSchemas {

    private RequestSchemas() {}

    /** All schemas by the name that {@link RequestBodySchema} refers to. */
    static Map<String, Schema<?>> all() {
        return Map.ofEntries(
                Map.entry("Event", EventSchema.schema()),
                Map.entry("Score", score()),
                Map.entry("Scores", scores()),
                Map.entry("GameScore", gameScore()),
                Map.entry("LeaderboardDefinition", definition()),
                Map.entry("LeaderboardChange", change()),
                Map.entry("RebuildOrder", rebuildOrder()),
                Map.entry("Ban", ban()),
                Map.entry("BanLifting", banLifting()),
                Map.entry("ReviewDecision", decision()),
                Map.entry("TokenRequest", tokenRequest()),
                Map.entry("DeadLetterIds", letterIds()),
                Map.entry("NewApiKey", newKey()));
    }

    private static Schema<?> score() {
        ObjectSchema score = new ObjectSchema();
        score.addProperty("player_id", text("1–128 visible characters."));
        score.addProperty("leaderboard_id", text("The id of a created leaderboard, not of a built-in one."));
        score.addProperty("score", number("Within ±(2⁵³−1), or within ±10⁹ if `update_mode` is increment."));
        score.addProperty("metadata", new ObjectSchema().description("Arbitrary data, kept in the log."));
        score.addProperty("player_name", text("1–64 characters."));
        score.addProperty("game_id", text("1–128 visible characters."));
        score.addProperty("timestamp", EventSchema.timestamp());
        score.addProperty(
                "event_id", text("The same in every copy of this score from one sender. Generated if missing."));
        score.setRequired(List.of("player_id", "leaderboard_id", "score"));
        return score;
    }

    private static Schema<?> scores() {
        ObjectSchema batch = new ObjectSchema();
        Schema<?> one = new Schema<>().$ref("#/components/schemas/Score");
        batch.addProperty("scores", new ArraySchema().items(one).minItems(1).maxItems(1000));
        batch.setRequired(List.of("scores"));
        return batch;
    }

    private static Schema<?> gameScore() {
        ObjectSchema score = new ObjectSchema();
        score.addProperty("userId", text("1–128 visible characters."));
        score.addProperty("score", number("Within ±(2⁵³−1)."));
        score.addProperty("gameId", text("1–64 letters, digits, dots, underscores or hyphens."));
        score.setRequired(List.of("userId", "score", "gameId"));
        return score;
    }

    private static Schema<?> definition() {
        Schema<?> board = change();
        board.addProperty("id", text("1–64 letters, digits, dots, underscores or hyphens."));
        board.addProperty("sort_order", oneOf("desc", "asc"));
        board.addProperty("update_mode", oneOf("best", "increment", "replace"));
        board.addProperty("time_zone", text("The time zone in which days begin, for example `Europe/Berlin`."));
        board.setRequired(List.of("id"));
        return board;
    }

    private static Schema<?> rebuildOrder() {
        ObjectSchema order = new ObjectSchema();
        order.addProperty(
                "boards",
                new ObjectSchema()
                        .description(
                                "Leaderboard → `sort_order` (desc, asc), `update_mode` (best, increment, replace) or"
                                        + " both. Omitted values do not change. Optional."));
        return order;
    }

    private static Schema<?> ban() {
        Schema<?> ban = banLifting();
        ban.addProperty("reason", text("1–500 characters, for operators."));
        ban.addProperty("until", text("ISO 8601: when the ban expires. Never if missing."));
        return ban;
    }

    private static Schema<?> decision() {
        ObjectSchema decision = new ObjectSchema();
        decision.addProperty("reason", text("1–500 characters, for operators."));
        return decision;
    }

    private static Schema<?> banLifting() {
        ObjectSchema lifting = new ObjectSchema();
        lifting.addProperty(
                "leaderboard_ids",
                new ArraySchema()
                        .items(text("The id of a leaderboard."))
                        .minItems(1)
                        .maxItems(100)
                        .description("The affected leaderboards. Defaults to all leaderboards."));
        return lifting;
    }

    private static Schema<?> change() {
        ObjectSchema board = new ObjectSchema();
        board.addProperty("name", text("1–64 characters."));
        board.addProperty(
                "reset_period",
                text("When a season begins: `never`, `hourly`, `daily`, `weekly`, `monthly`, or CRON with five"
                        + " fields."));
        board.addProperty(
                "max_entries",
                ResponseSchemas.nullable(number("Number of entries that can be read. Null for all entries.")));
        board.addProperty(
                "submit_limit",
                ResponseSchemas.nullable(text("Number of scores that one player may submit in a period (s, m or h, at"
                        + " most 24h), such as `10/1m`; more return 429. Null for any number.")));
        board.addProperty(
                "write",
                oneOf("server", "player").description("Who may send scores: game servers, or also players their own."));
        board.addProperty(
                "read",
                oneOf("public", "player", "server")
                        .description(
                                "Who may read: everyone, callers with any role, or callers with any role except players."));
        addBounds(board);
        return board;
    }

    private static void addBounds(ObjectSchema board) {
        board.addProperty("min", ResponseSchemas.nullable(number("The lowest score. Null for none.")));
        board.addProperty("max", ResponseSchemas.nullable(number("The highest score. Null for none.")));
        board.addProperty(
                "max_step",
                ResponseSchemas.nullable(
                        number("The largest difference from the player's last score in the season; with"
                                + " `increment`, the largest amount of one score. Null for none.")));
        board.addProperty(
                "max_per_minute",
                ResponseSchemas.nullable(
                        number("As `max_step`, for all scores of a player in one minute. Null for none.")));
        board.addProperty(
                "min_interval",
                ResponseSchemas.nullable(text("The shortest time between two scores of a player (s, m or h, at most"
                        + " 24h), such as `10s`. Null for none.")));
        board.addProperty(
                "on_violation",
                oneOf("reject", "quarantine", "flag")
                        .description(
                                "What happens to a score that violates a bound: it does not count, it counts if a moderator accepts"
                                        + " it, or it counts and is listed for a review."));
    }

    private static Schema<?> tokenRequest() {
        ObjectSchema token = new ObjectSchema();
        token.addProperty("player_id", text("1–128 visible characters."));
        token.addProperty(
                "boards",
                new ArraySchema()
                        .items(text("The id of a leaderboard."))
                        .minItems(1)
                        .maxItems(100)
                        .description("The leaderboards to which the player may submit scores."));
        token.addProperty("expires_in", number("Seconds from 1 to 86,400. Defaults to 3,600."));
        token.setRequired(List.of("player_id", "boards"));
        return token;
    }

    private static Schema<?> letterIds() {
        ObjectSchema letters = new ObjectSchema();
        letters.addProperty(
                "ids",
                new ArraySchema()
                        .items(text("`topic_id:partition:offset`."))
                        .minItems(1)
                        .maxItems(1000));
        letters.setRequired(List.of("ids"));
        return letters;
    }

    private static Schema<?> newKey() {
        ObjectSchema key = new ObjectSchema();
        key.addProperty("name", text("1–64 characters, for people. Several keys may have the same name."));
        key.addProperty(
                "roles",
                new ArraySchema()
                        .items(oneOf("read", "submit", "moderate", "operate"))
                        .minItems(1)
                        .description("What callers with the key may do. No role includes another."));
        key.addProperty("boards", ids("The leaderboards to which the key may submit scores. Defaults to all."));
        key.addProperty("games", ids("The games whose events the key may send. Defaults to all."));
        key.addProperty("expires_at", text("ISO 8601, within ten years. Never if missing."));
        key.addProperty("expires_in", text("Instead of `expires_at`: a duration such as `90d`, `12h` or `PT12H`."));
        key.setRequired(List.of("name", "roles"));
        return key;
    }

    private static Schema<?> ids(String description) {
        return new ArraySchema().items(new StringSchema()).maxItems(100).description(description);
    }

    private static Schema<?> oneOf(String first, String... others) {
        StringSchema schema = new StringSchema();
        schema.addEnumItem(first);
        List.of(others).forEach(schema::addEnumItem);
        return schema;
    }

    private static Schema<?> number(String description) {
        return new IntegerSchema().format("int64").description(description);
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
