package gg.leaderboard.standings.definition;

import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of histories: {@code {"versions":[{"from","change","id","name",…},…]}}, in snake_case. In the topic the
 * newest version has no {@code from}; the log time of the record applies. If the rules are not those that the board was
 * created with, {@code "generation"} contains the generation of the rules.
 */
public final class HistoryJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private HistoryJson() {}

    public static byte[] write(BoardHistory history) {
        ObjectNode json = MAPPER.createObjectNode();
        var versions = json.putArray("versions");
        history.versions().forEach(version -> versions.add(write(version)));
        if (history.generation() != 0) {
            json.put("generation", history.generation());
        }
        return MAPPER.writeValueAsBytes(json);
    }

    /** Like {@link #write}, but the newest version has no {@code from}. */
    public static byte[] writeOpen(BoardHistory history) {
        ObjectNode json = (ObjectNode) MAPPER.readTree(write(history));
        JsonNode versions = json.required("versions");
        ((ObjectNode) versions.required(versions.size() - 1)).remove("from");
        return MAPPER.writeValueAsBytes(json);
    }

    private static ObjectNode write(BoardVersion version) {
        BoardDefinition board = version.definition();
        ObjectNode json = MAPPER.createObjectNode()
                .put("from", version.from().toString())
                .put("change", lower(version.change()))
                .put("id", board.id())
                .put("name", board.name())
                .put("sort_order", lower(board.sortOrder()))
                .put("update_mode", lower(board.updateMode()))
                .put("reset_period", board.resetPeriod().toString())
                .put("time_zone", board.timeZone().getId())
                .put("max_entries", board.maxEntries());
        if (board.submitLimit() != null) {
            json.put("submit_limit", board.submitLimit().toString());
        }
        if (!board.access().equals(BoardAccess.DEFAULT)) {
            json.put("write", lower(board.access().write()))
                    .put("read", lower(board.access().read()));
        }
        if (!board.bounds().equals(ScoreBounds.NONE)) {
            write(board.bounds(), json);
        }
        return json;
    }

    private static void write(ScoreBounds bounds, ObjectNode json) {
        json.put("min", bounds.min())
                .put("max", bounds.max())
                .put("max_step", bounds.maxStep())
                .put("max_per_minute", bounds.maxPerMinute())
                .put("min_interval", bounds.minIntervalText())
                .put("on_violation", lower(bounds.onViolation()));
    }

    /**
     * Parses a history.
     *
     * @param from the start of a version without {@code from}; a version never starts before its predecessor, because a
     *     broker's clock may have been set back
     * @throws IllegalArgumentException with the reason, if the JSON is not a history
     */
    public static BoardHistory read(byte[] json, Instant from) {
        try {
            List<BoardVersion> versions = new ArrayList<>();
            JsonNode history = MAPPER.readTree(json);
            for (JsonNode version : history.required("versions")) {
                versions.add(version(version, notBefore(versions, from)));
            }
            return new BoardHistory(versions, history.path("generation").asLong(0));
        } catch (RuntimeException e) {
            // Any client with write access may have written this record. One invalid record must not affect the others.
            throw new IllegalArgumentException("not a board's history: " + e.getMessage(), e);
        }
    }

    private static Instant notBefore(List<BoardVersion> versions, Instant from) {
        Instant earliest =
                versions.isEmpty() ? from : versions.get(versions.size() - 1).from();
        return from.isBefore(earliest) ? earliest : from;
    }

    private static BoardVersion version(JsonNode json, Instant otherwise) {
        JsonNode from = json.get("from");
        JsonNode maxEntries = json.get("max_entries");
        JsonNode submitLimit = json.get("submit_limit");
        return new BoardVersion(
                from == null ? otherwise : time(from.stringValue()),
                Change.valueOf(upper(json, "change")),
                new BoardDefinition(
                        text(json, "id"),
                        text(json, "name"),
                        SortOrder.valueOf(upper(json, "sort_order")),
                        UpdateMode.valueOf(upper(json, "update_mode")),
                        ResetPeriod.parse(text(json, "reset_period")),
                        ZoneId.of(text(json, "time_zone")),
                        isNull(maxEntries) ? null : (Integer) maxEntries.intValue(),
                        isNull(submitLimit) ? null : Rate.of(submitLimit.stringValue()),
                        access(json),
                        bounds(json)));
    }

    private static BoardAccess access(JsonNode json) {
        return json.has("write")
                ? new BoardAccess(
                        BoardAccess.Write.valueOf(upper(json, "write")), BoardAccess.Read.valueOf(upper(json, "read")))
                : BoardAccess.DEFAULT;
    }

    private static ScoreBounds bounds(JsonNode json) {
        if (!json.has("on_violation")) {
            return ScoreBounds.NONE;
        }
        JsonNode interval = json.get("min_interval");
        return new ScoreBounds(
                number(json, "min"),
                number(json, "max"),
                number(json, "max_step"),
                number(json, "max_per_minute"),
                isNull(interval) ? null : ScoreBounds.interval(interval.stringValue()),
                ScoreBounds.OnViolation.valueOf(upper(json, "on_violation")));
    }

    private static @Nullable Long number(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return isNull(value) ? null : (Long) value.longValue();
    }

    // Seasons are counted from this time on. From the minimum instant there would be too many.
    private static Instant time(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("from must be within 1970 and 9999; was " + text);
        }
        return time;
    }

    private static boolean isNull(@Nullable JsonNode json) {
        return json == null || json.isNull();
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).stringValue();
    }

    private static String upper(JsonNode json, String field) {
        return text(json, field).toUpperCase(Locale.ROOT);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
