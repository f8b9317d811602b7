package gg.leaderboard.api.archive;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter of a list of dead letters. The archive validates it; here it is only documented. */
record DeadLetterQuery(
        @Parameter(
                description = "The start of the reason: the name of a field, or a `rule` as in the counts.",
                example = "points")
        @Nullable String reason,

        @Parameter(description = "The player whom the letters may concern.", example = "p1") @Nullable String player,

        @Schema(allowableValues = {"open", "sent", "resolved", "discarded"}) @Nullable String status,

        @Parameter(description = "Text in the value or in the reason, case-sensitive.") @Nullable String q,

        @Parameter(
                description = "The earliest log time.",
                example = "2026-11-20T00:00:00Z",
                schema = @Schema(type = "string", format = "date-time"))
        @Nullable String from,

        @Parameter(
                description = "The end of the log time range, exclusive.",
                schema = @Schema(type = "string", format = "date-time"))
        @Nullable String to,

        @Parameter(
                description = "Number of letters.",
                schema =
                        @Schema(
                                type = "integer",
                                format = "int32",
                                minimum = "1",
                                maximum = "1000",
                                defaultValue = "50"))
        @Nullable String limit,

        @Parameter(description = "`next` of the previous page.") @Nullable String cursor) {

    /** The parameters that are set, by name. */
    Map<String, String> parameters() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, "reason", reason);
        put(given, "player", player);
        put(given, "status", status);
        put(given, "q", q);
        put(given, "from", from);
        put(given, "to", to);
        put(given, "limit", limit);
        put(given, "cursor", cursor);
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
