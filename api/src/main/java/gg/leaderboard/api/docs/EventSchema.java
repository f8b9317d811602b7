package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;

/** How an event is documented. Its rules are in the code that every source shares; here they are only told. */
final class EventSchema {

    private EventSchema() {}

    static Schema<?> schema() {
        return new ObjectSchema()
                .description("A flat object; the fields of a nested `data` object count as if they stood at the top."
                        + " Fields that are not known are kept.")
                .addProperty(
                        "event_type",
                        text("`player_scored`, `player_joined`, `achievement_unlocked`,"
                                + " `player_died`, `match_ended`, `score_submitted`, or any other."))
                .addProperty("player_id", text("1–128 visible characters."))
                .addProperty("event_id", text("The same for every copy of this event; made up if missing."))
                .addProperty("timestamp", text("ISO 8601; now if missing. At most 5 minutes ahead."))
                .addProperty("player_name", text("1–64 characters."))
                .addProperty("game_id", text("1–128 visible characters."))
                .addProperty("points", new IntegerSchema().format("int64").description("Of `player_scored`: ±10⁹."))
                .addProperty("action", text("Of `player_scored`: such as `kill`, `headshot` or `assist`."))
                .addProperty("achievement_name", text("Of `achievement_unlocked`."))
                .addProperty("achievement_rarity", text("Of `achievement_unlocked`: such as `legendary`."))
                .addProperty("killer_id", text("Of `player_died`, if somebody did it."))
                .addProperty("outcome", text("Of `match_ended`: `win`, `loss` or `draw`."))
                .addProperty("leaderboard_id", text("Of `score_submitted`."))
                .addProperty(
                        "score", new IntegerSchema().format("int64").description("Of `score_submitted`: ±(2⁵³−1)."))
                .addProperty("data", new ObjectSchema())
                .required(List.of("event_type", "player_id"));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
