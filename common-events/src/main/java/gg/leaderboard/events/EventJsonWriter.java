package gg.leaderboard.events;

import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes events as JSON. */
final class EventJsonWriter {

    private EventJsonWriter() {}

    static ObjectNode of(GameEvent event) {
        EventInfo info = event.info();
        ObjectNode json = EventJson.MAPPER
                .createObjectNode()
                .put("event_id", info.eventId())
                .put("event_type", event.type())
                .put("timestamp", info.timestamp().toString())
                .put("player_id", info.playerId());
        putIfPresent(json, "player_name", info.playerName());
        putIfPresent(json, "game_id", info.gameId());
        event.accept(new OwnFields(json));
        return json;
    }

    private static ObjectNode putIfPresent(ObjectNode json, String field, @Nullable String value) {
        return value == null ? json : json.put(field, value);
    }

    private record OwnFields(ObjectNode json) implements GameEvent.Visitor<ObjectNode> {
        @Override
        public ObjectNode scored(PlayerScored event) {
            return putIfPresent(json.put("points", event.points()), "action", event.action());
        }

        @Override
        public ObjectNode joined(PlayerJoined event) {
            return json;
        }

        @Override
        public ObjectNode achieved(AchievementUnlocked event) {
            return json.put(EventJson.ACHIEVEMENT_NAME, event.achievement())
                    .put(EventJson.ACHIEVEMENT_RARITY, event.rarity());
        }

        @Override
        public ObjectNode submitted(ScoreSubmitted event) {
            return json.put(EventJson.LEADERBOARD, event.leaderboardId()).put("score", event.score());
        }

        @Override
        public ObjectNode died(PlayerDied event) {
            return putIfPresent(json, "killer_id", event.killerId());
        }

        @Override
        public ObjectNode matchEnded(MatchEnded event) {
            return json.put("outcome", event.outcome().name().toLowerCase(Locale.ROOT));
        }

        @Override
        public ObjectNode moderated(ModerationEvent event) {
            if (event instanceof PlayerRemoved removed) {
                return putIfPresent(json, EventJson.LEADERBOARD, removed.leaderboardId());
            }
            if (event instanceof PlayerHidden hidden) {
                Instant until = hidden.until();
                putIfPresent(json, "reason", hidden.reason());
                putIfPresent(json, "until", until == null ? null : until.toString());
                return putBoards(hidden.leaderboardIds());
            }
            if (event instanceof PlayerRestored restored) {
                putIfPresent(json, "ban_id", restored.banId());
                return putBoards(restored.leaderboardIds());
            }
            return json;
        }

        private ObjectNode putBoards(List<String> ids) {
            if (!ids.isEmpty()) {
                ArrayNode all = json.putArray(EventJson.LEADERBOARDS);
                ids.forEach(all::add);
            }
            return json;
        }

        @Override
        public ObjectNode other(OtherEvent event) {
            return json;
        }
    }
}
