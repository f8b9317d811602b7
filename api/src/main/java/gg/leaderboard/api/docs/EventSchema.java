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
        event.setDescription("A flat JSON object. Fields of a nested `data` object are read like top-level fields."
                + " Unknown fields are kept.");
        event.addProperty(
                "event_type",
                text("`player_scored`, `player_joined`, `achievement_unlocked`,"
                        + " `player_died`, `match_ended`, `score_submitted`, or any other type."));
        event.addProperty("player_id", text("1–128 visible characters."));
        event.addProperty(
                "event_id", text("The same in every copy of this event from one sender. Generated if missing."));
        event.addProperty("timestamp", timestamp());
        event.addProperty("player_name", text("1–64 characters."));
        event.addProperty("game_id", text("1–128 visible characters."));
        event.addProperty("points", new IntegerSchema().format("int64").description("For `player_scored`: ±10⁹."));
        event.addProperty("action", text("For `player_scored`: for example `kill`, `headshot` or `assist`."));
        event.addProperty("achievement_name", text("For `achievement_unlocked`. Defaults to `achievement_id`."));
        event.addProperty(
                "achievement_rarity",
                text("For `achievement_unlocked`: for example `legendary`. `common` if name and rarity are missing."));
        event.addProperty("achievement_id", text("For `achievement_unlocked`: 1–64 characters if it is the name."));
        event.addProperty("killer_id", text("For `player_died`: the id of the killer, if there is one."));
        event.addProperty("outcome", text("For `match_ended`: `win`, `loss` or `draw`."));
        event.addProperty("leaderboard_id", text("For `score_submitted`: the id of the leaderboard."));
        event.addProperty("score", new IntegerSchema().format("int64").description("For `score_submitted`: ±(2⁵³−1)."));
        event.addProperty("reason", text("For `player_hidden`: 1–500 characters."));
        event.addProperty("until", text("For `player_hidden`: the ISO 8601 time at which the ban expires."));
        event.addProperty(
                "leaderboard_ids",
                new ArraySchema()
                        .items(text("The id of a leaderboard."))
                        .minItems(1)
                        .maxItems(100)
                        .description("For `player_hidden` and `player_restored`. Defaults to all leaderboards."));
        event.addProperty("data", new ObjectSchema());
        event.setRequired(List.of("event_type", "player_id"));
        return event;
    }

    /** The schema of the timestamp of events and scores. */
    static Schema<?> timestamp() {
        return new Schema<>()
                .addOneOfItem(text("ISO 8601, for example `2026-11-20T12:00:00Z`. UTC if it has no offset. A space may"
                        + " replace the `T`."))
                .addOneOfItem(
                        new NumberSchema()
                                .description(
                                        "Seconds since 1970, from 10¹¹ on milliseconds. Fractions are rounded to a millisecond."))
                .description("Defaults to the current time. At most 5 minutes in the future.");
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
