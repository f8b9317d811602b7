package gg.leaderboard.standings.ban;

import gg.leaderboard.standings.ban.BanChange.Hide;
import gg.leaderboard.standings.ban.BanChange.Lift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of bans, {@code {"arena":{"id","since","until","reason"},…}}, and of their changes,
 * {@code [{"hide":{"id",…},"boards":["arena",…]},{"lift":true,"boards":[…],"ban":"id"},…]}. Times are strings of
 * milliseconds since 1970, because Lua has no integers of that size.
 */
public final class BansJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private BansJson() {}

    public static String write(Bans bans) {
        ObjectNode json = MAPPER.createObjectNode();
        new TreeMap<>(bans.byBoard()).forEach((board, ban) -> json.set(board, write(ban)));
        return MAPPER.writeValueAsString(json);
    }

    /**
     * Reads bans.
     *
     * @param names maps the name of a board in the JSON
     */
    public static Bans read(String bans, UnaryOperator<String> names) {
        Map<String, Ban> byBoard = new TreeMap<>();
        MAPPER.readTree(bans)
                .properties()
                .forEach(each -> byBoard.put(names.apply(each.getKey()), ban(each.getValue())));
        return new Bans(byBoard);
    }

    /**
     * Writes changes of bans.
     *
     * @param names maps a board to its name in the JSON
     */
    public static String write(List<BanChange> changes, UnaryOperator<String> names) {
        ArrayNode json = MAPPER.createArrayNode();
        changes.forEach(change -> write(json.addObject(), change, names));
        return MAPPER.writeValueAsString(json);
    }

    private static void write(ObjectNode json, BanChange change, UnaryOperator<String> names) {
        if (!change.boards().isEmpty()) {
            ArrayNode boards = json.putArray("boards");
            change.boards().forEach(board -> boards.add(names.apply(board)));
        }
        if (change instanceof Hide hide) {
            json.set("hide", write(hide.ban()));
        } else if (change instanceof Lift lift) {
            json.put("lift", true);
            if (lift.banId() != null) {
                json.put("ban", lift.banId());
            }
        }
    }

    public static List<BanChange> readChanges(String changes) {
        List<BanChange> all = new ArrayList<>();
        for (JsonNode json : MAPPER.readTree(changes)) {
            List<String> boards =
                    json.path("boards").valueStream().map(JsonNode::stringValue).toList();
            all.add(
                    json.has("hide")
                            ? new Hide(ban(json.required("hide")), boards)
                            : new Lift(boards, textOrNull(json.get("ban"))));
        }
        return all;
    }

    private static ObjectNode write(Ban ban) {
        ObjectNode json = MAPPER.createObjectNode().put("id", ban.id()).put("since", millis(ban.since()));
        if (ban.until() != null) {
            json.put("until", millis(ban.until()));
        }
        if (ban.reason() != null) {
            json.put("reason", ban.reason());
        }
        return json;
    }

    private static Ban ban(JsonNode json) {
        String until = textOrNull(json.get("until"));
        return new Ban(
                json.required("id").stringValue(),
                time(json.required("since").stringValue()),
                until == null ? null : time(until),
                textOrNull(json.get("reason")));
    }

    private static @Nullable String textOrNull(@Nullable JsonNode json) {
        return json == null ? null : json.stringValue();
    }

    private static String millis(Instant time) {
        return String.valueOf(time.toEpochMilli());
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
