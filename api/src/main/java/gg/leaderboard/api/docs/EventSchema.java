package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;

/** The schema of an event. Its rules are implemented in the shared events module; here they are only documented. */
final class EventSchema {

    private EventSchema() {}

    static Schema<?> schema() {
        ObjectSchema event = new ObjectSchema();
        event.setDescription("A flat object; the fields of a nested `data` object count as if they stood at the top."
                + " Fields that are not known are kept.");
        event.addProperty(
                "event_type",
                text("`player_scored`, `player_joined`, `achievement_unlocked`,"
                        + " `player_died`, `match_ended`, `score_submitted`, or any other."));
        event.addProperty("player_id", text("1–128 visible characters."));
        event.addProperty("event_id", text("The same for every copy of this event; made up if missing."));
        event.addProperty("timestamp", timestamp());
        event.addProperty("player_name", text("1–64 characters."));
        event.addProperty("game_id", text("1–128 visible characters."));
        event.addProperty("points", new IntegerSchema().format("int64").description("Of `player_scored`: ±10⁹."));
        event.addProperty("action", text("Of `player_scored`: such as `kill`, `headshot` or `assist`."));
        event.addProperty("achievement_name", text("Of `achievement_unlocked`; `achievement_id` if missing."));
        event.addProperty(
                "achievement_rarity",
                text("Of `achievement_unlocked`: such as `legendary`; `common` if name and rarity are missing."));
        event.addProperty("achievement_id", text("Of `achievement_unlocked`: 1–64 characters if it is the name."));
        event.addProperty("killer_id", text("Of `player_died`, if somebody did it."));
        event.addProperty("outcome", text("Of `match_ended`: `win`, `loss` or `draw`."));
        event.addProperty("leaderboard_id", text("Of `score_submitted`."));
        event.addProperty("score", new IntegerSchema().format("int64").description("Of `score_submitted`: ±(2⁵³−1)."));
        event.addProperty("reason", text("Of `player_hidden`: 1–500 characters."));
        event.addProperty("until", text("Of `player_hidden`: ISO 8601, when the ban ends by itself."));
        event.addProperty(
                "leaderboard_ids",
                new ArraySchema()
                        .items(text("A leaderboard."))
                        .minItems(1)
                        .maxItems(100)
                        .description("Of `player_hidden` and `player_restored`: all leaderboards if missing."));
        event.addProperty("data", new ObjectSchema());
        event.setRequired(List.of("event_type", "player_id"));
        return event;
    }

    /** The schema of the timestamp of events and scores. */
    static Schema<?> timestamp() {
        return new Schema<>()
                .addOneOfItem(text("ISO 8601, such as `2026-11-20T12:00:00Z`; UTC without an offset. A space may stand"
                        + " for the `T`."))
                .addOneOfItem(
                        new NumberSchema()
                                .description(
                                        "Seconds since 1970, from 10¹¹ on milliseconds. Fractions are rounded to a millisecond."))
                .description("Now if missing. At most 5 minutes ahead.");
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
