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
        return Map.of(
                "Event", EventSchema.schema(),
                "Score", score(),
                "Scores", scores(),
                "GameScore", gameScore(),
                "LeaderboardDefinition", definition(),
                "LeaderboardChange", change(),
                "RebuildOrder", rebuildOrder(),
                "Ban", ban(),
                "BanLifting", banLifting(),
                "DeadLetterIds", letterIds());
    }

    private static Schema<?> score() {
        ObjectSchema score = new ObjectSchema();
        score.addProperty("player_id", text("1–128 visible characters."));
        score.addProperty("leaderboard_id", text("A leaderboard that somebody has made."));
        score.addProperty("score", number("±(2⁵³−1); ±10⁹ on a leaderboard that adds scores up."));
        score.addProperty("metadata", new ObjectSchema().description("Anything; kept in the log."));
        score.addProperty("player_name", text("1–64 characters."));
        score.addProperty("game_id", text("1–128 visible characters."));
        score.addProperty("timestamp", EventSchema.timestamp());
        score.addProperty("event_id", text("The same for every copy of this score; made up if missing."));
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
        score.addProperty("score", number("±(2⁵³−1)."));
        score.addProperty("gameId", text("1–64 letters, digits, dots, underscores or hyphens."));
        score.setRequired(List.of("userId", "score", "gameId"));
        return score;
    }

    private static Schema<?> definition() {
        Schema<?> board = change();
        board.addProperty("id", text("1–64 letters, digits, dots, underscores or hyphens."));
        board.addProperty("sort_order", oneOf("desc", "asc"));
        board.addProperty("update_mode", oneOf("best", "increment", "replace"));
        board.addProperty("time_zone", text("Whose clock decides when a day begins, such as `Europe/Berlin`."));
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
                                        + " both; what is not said stays. May be missing."));
        return order;
    }

    private static Schema<?> ban() {
        Schema<?> ban = banLifting();
        ban.addProperty("reason", text("1–500 characters, for operators."));
        ban.addProperty("until", text("ISO 8601: when the ban ends by itself. Never if missing."));
        return ban;
    }

    private static Schema<?> banLifting() {
        ObjectSchema lifting = new ObjectSchema();
        lifting.addProperty(
                "leaderboard_ids",
                new ArraySchema()
                        .items(text("A leaderboard."))
                        .minItems(1)
                        .maxItems(100)
                        .description("From which leaderboards; all of them if missing."));
        return lifting;
    }

    private static Schema<?> change() {
        ObjectSchema board = new ObjectSchema();
        board.addProperty("name", text("1–64 characters."));
        board.addProperty(
                "reset_period",
                text(
                        "`never`, `hourly`, `daily`, `weekly`, `monthly`, or CRON with five fields: when a season begins."));
        board.addProperty("max_entries", number("How many places can be read; null for all."));
        return board;
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
