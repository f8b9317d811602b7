package gg.leaderboard.api.docs;

import static gg.leaderboard.api.docs.ResponseSchemas.nullable;

import gg.leaderboard.standings.profile.ProfileCounter;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of a player's profile. The counters come from {@link ProfileCounter}. */
final class PlayerSchema {

    private PlayerSchema() {}

    static Schema<?> schema() {
        ObjectSchema player = new ObjectSchema();
        player.addProperty("player_id", new StringSchema());
        player.addProperty(
                "player_name", new StringSchema().description("Latest name in the log, or the id if there is none."));
        player.addProperty("rank", nullable(number("Rank on the global leaderboard. Null without points.")));
        player.addProperty(
                "last_active", nullable(new DateTimeSchema().description("The latest time of the player's events.")));
        player.addProperty(
                "last_game",
                nullable(new StringSchema()
                        .description(
                                "Game of the latest event that names one. Null if it is the id of a board that the caller may"
                                        + " not read.")));
        for (ProfileCounter counter : ProfileCounter.values()) {
            player.addProperty(counter.field(), number(counter.counted()));
        }
        player.addProperty("kd_ratio", ratio("Kills per death. Without deaths, the number of kills."));
        player.addProperty("kda_ratio", ratio("Kills and assists per death. Without deaths, their number."));
        player.addProperty(
                "win_rate", nullable(ratio("Wins as a share of wins and losses, 0 to 1. Null without either.")));
        player.addProperty("actions", counts("Number of events by action."));
        player.addProperty("events", counts("Number of events by type, for types without their own counter."));
        player.setRequired(List.copyOf(player.getProperties().keySet()));
        return player;
    }

    /** Completes an example of a profile: the counters that it lacks are 0. */
    static Map<Object, Object> withAllCounters(Map<?, ?> example) {
        Map<Object, Object> complete = new LinkedHashMap<>(example);
        for (ProfileCounter counter : ProfileCounter.values()) {
            complete.putIfAbsent(counter.field(), 0);
        }
        return complete;
    }

    private static Schema<?> number(String description) {
        return new IntegerSchema().format("int64").description(description);
    }

    private static Schema<?> ratio(String description) {
        return new NumberSchema().format("double").description(description);
    }

    private static Schema<?> counts(String description) {
        MapSchema counts = new MapSchema();
        counts.additionalProperties(new IntegerSchema().format("int64")).description(description);
        return counts;
    }
}
