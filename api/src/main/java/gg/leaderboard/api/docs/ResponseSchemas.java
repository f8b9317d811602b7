package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Schemas of responses that cannot be derived from a record. */
final class ResponseSchemas {

    private ResponseSchemas() {}

    /** A score that Kafka has confirmed, with or without its result. */
    static Schema<?> acceptedScore() {
        ObjectSchema accepted = new ObjectSchema();
        accepted.addProperty(
                "status",
                new StringSchema().description("`accepted`, or `quarantined` for a score that violates a bound."));
        accepted.addProperty("event_id", new StringSchema());
        accepted.addProperty(
                "score", nullable(number("The player's score. Absent in a 202. Null for a hidden player.")));
        accepted.addProperty(
                "rank",
                nullable(number(
                        "The player's rank. Absent in a 202. Null below `max_entries` and for a hidden" + " player.")));
        accepted.addProperty(
                "rule",
                new StringSchema().description("The bound that a quarantined score violates, such as `max_step`."));
        accepted.setRequired(List.of("status", "event_id"));
        return accepted;
    }

    /** Adds null to the values of a schema that has a type. */
    static Schema<?> nullable(Schema<?> schema) {
        Set<String> types =
                new LinkedHashSet<>(schema.getTypes() == null ? Set.of(schema.getType()) : schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        return schema;
    }

    private static Schema<?> number(String description) {
        return new IntegerSchema().format("int64").description(description);
    }
}
