package gg.leaderboard.standings.definition;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generations from and to JSON: {@code {"active":1,"next":2,"generations":{"1":{"arena":{"created","sort_order","update_mode"}},…}}}.
 */
public final class GenerationsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private GenerationsJson() {}

    public static byte[] write(Generations generations) {
        ObjectNode json = MAPPER.createObjectNode().put("active", generations.active());
        if (generations.next() != null) {
            json.put("next", generations.next());
        }
        ObjectNode all = json.putObject("generations");
        generations.rules().forEach((number, boards) -> {
            ObjectNode each = all.putObject(String.valueOf(number));
            boards.forEach((board, rules) -> each.putObject(board)
                    .put("created", rules.created().toString())
                    .put("sort_order", rules.sortOrder().name().toLowerCase(Locale.ROOT))
                    .put("update_mode", rules.updateMode().name().toLowerCase(Locale.ROOT)));
        });
        return MAPPER.writeValueAsBytes(json);
    }

    /** @throws IllegalArgumentException saying what is wrong, if these are no generations */
    public static Generations read(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            SortedMap<Long, Map<String, BoardRules>> rules = new TreeMap<>();
            json.required("generations")
                    .properties()
                    .forEach(each -> rules.put(Long.valueOf(each.getKey()), boards(each.getValue())));
            JsonNode next = json.get("next");
            return new Generations(
                    json.required("active").longValue(), next == null ? null : (Long) next.longValue(), rules);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not generations: " + e.getMessage(), e);
        }
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
