package gg.leaderboard.standings.definition;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of generations: {@code {"active":1,"next":2,"last":2,"generations":{"1":{"settings":"fold=2
 * …","rules":{"arena":{"created","sort_order","update_mode"}}},…}}}. Releases without fold settings skip such a record,
 * so they do not fold a generation that has settings. They wrote the rules directly as the value of a generation.
 */
public final class GenerationsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private static final String SETTINGS = "settings";
    private static final String RULES = "rules";

    private GenerationsJson() {}

    public static byte[] write(Generations generations) {
        ObjectNode json = MAPPER.createObjectNode().put("active", generations.active());
        if (generations.next() != null) {
            json.put("next", generations.next());
        }
        json.put("last", generations.last());
        ObjectNode all = json.putObject("generations");
        generations.all().forEach((number, generation) -> {
            ObjectNode each = all.putObject(String.valueOf(number));
            if (generation.settings() != null) {
                each.put(SETTINGS, generation.settings().text());
            }
            ObjectNode boards = each.putObject(RULES);
            generation
                    .rules()
                    .forEach((board, rules) -> boards.putObject(board)
                            .put("created", rules.created().toString())
                            .put("sort_order", rules.sortOrder().name().toLowerCase(Locale.ROOT))
                            .put("update_mode", rules.updateMode().name().toLowerCase(Locale.ROOT)));
        });
        return MAPPER.writeValueAsBytes(json);
    }

    /**
     * Reads the generations.
     *
     * @throws IllegalArgumentException with the reason, if the JSON is invalid
     */
    public static Generations read(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            SortedMap<Long, Generation> all = new TreeMap<>();
            boolean before = !json.has("last");
            json.required("generations")
                    .properties()
                    .forEach(each -> all.put(
                            Long.valueOf(each.getKey()),
                            before
                                    ? new Generation(FoldSettings.FIRST, boards(each.getValue()))
                                    : generation(each.getValue())));
            JsonNode next = json.get("next");
            return new Generations(
                    json.required("active").longValue(),
                    next == null ? null : (Long) next.longValue(),
                    before ? all.lastKey() : json.required("last").longValue(),
                    all);
        } catch (RuntimeException e) {
            // Any client with write access may have written this record, so any part of it may be invalid.
            throw new IllegalArgumentException("not generations: " + e.getMessage(), e);
        }
    }

    private static Generation generation(JsonNode json) {
        return new Generation(settings(json.get(SETTINGS)), boards(json.required(RULES)));
    }

    private static @Nullable FoldSettings settings(@Nullable JsonNode json) {
        return json == null ? null : FoldSettings.parse(Objects.requireNonNull(json.stringValue()));
    }

    private static Map<String, BoardRules> boards(JsonNode json) {
        Map<String, BoardRules> boards = new TreeMap<>();
        json.properties()
                .forEach(board -> boards.put(
                        board.getKey(),
                        new BoardRules(
                                Instant.parse(text(board.getValue(), "created")),
                                SortOrder.valueOf(
                                        text(board.getValue(), "sort_order").toUpperCase(Locale.ROOT)),
                                UpdateMode.valueOf(
                                        text(board.getValue(), "update_mode").toUpperCase(Locale.ROOT)))));
        return boards;
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).stringValue();
    }
}
