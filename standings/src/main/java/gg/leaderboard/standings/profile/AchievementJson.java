package gg.leaderboard.standings.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of an achievement in the feed's list. */
public final class AchievementJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AchievementJson() {}

    public static byte[] write(Achievement achievement) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("player_id", achievement.playerId())
                .put("player", achievement.playerName())
                .put("achievement", achievement.achievement())
                .put("rarity", achievement.rarity())
                .put("timestamp", achievement.timestamp().toString());
        return MAPPER.writeValueAsBytes(json);
    }

    public static Achievement read(String text) {
        JsonNode json = MAPPER.readTree(text);
        return new Achievement(
                json.required("player_id").stringValue(),
                textOrNull(json.get("player")),
                json.required("achievement").stringValue(),
                json.required("rarity").stringValue(),
                Instant.parse(json.required("timestamp").stringValue()));
    }

    private static @Nullable String textOrNull(@Nullable JsonNode json) {
        return json == null || json.isNull() ? null : json.stringValue();
    }
}
