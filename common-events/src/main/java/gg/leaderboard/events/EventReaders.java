package gg.leaderboard.events;

import static gg.leaderboard.events.EventJson.ACHIEVEMENT_NAME;
import static gg.leaderboard.events.EventJson.ACHIEVEMENT_RARITY;
import static gg.leaderboard.events.EventJson.LEADERBOARD;
import static gg.leaderboard.events.EventJson.LEADERBOARDS;
import static java.util.Map.entry;

import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreRejected;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** How the fields of each type of event are read. */
final class EventReaders {

    private static final String ACHIEVEMENT_ID = "achievement_id";
    private static final String COMMON = "common";
    private static final String REVIEW_OF = "review_of";

    private static final Map<String, Reader> READERS = Map.ofEntries(
            entry(
                    PlayerScored.TYPE,
                    (info, fields, at) ->
                            new PlayerScored(info, fields.whole("points"), fields.optionalText("action"))),
            entry(
                    "player_score",
                    (info, fields, at) ->
                            new PlayerScored(info, fields.whole("points", "score"), fields.optionalText("action"))),
            entry(Actions.KILL, scored(Actions.KILL)),
            entry(Actions.HEADSHOT, scored(Actions.HEADSHOT)),
            entry(Actions.ASSIST, scored(Actions.ASSIST)),
            entry(PlayerJoined.TYPE, (info, fields, at) -> new PlayerJoined(info)),
            entry(AchievementUnlocked.TYPE, (info, fields, at) -> achieved(info, fields)),
            entry(
                    ScoreSubmitted.TYPE,
                    (info, fields, at) -> new ScoreSubmitted(info, fields.text(LEADERBOARD), fields.whole("score"))),
            entry(PlayerDied.TYPE, (info, fields, at) -> new PlayerDied(info, fields.optionalText("killer_id"))),
            entry(
                    MatchEnded.TYPE,
                    (info, fields, at) -> new MatchEnded(info, fields.oneOf("outcome", MatchEnded.Outcome.class))),
            entry(PlayerRemoved.TYPE, (info, fields, at) -> new PlayerRemoved(info, fields.optionalText(LEADERBOARD))),
            entry(PlayerHidden.TYPE, EventReaders::hidden),
            entry(PlayerRestored.TYPE, (info, fields, at) -> restored(info, fields)),
            entry(PlayerErased.TYPE, (info, fields, at) -> erased(info, fields)),
            entry(ScoreAccepted.TYPE, EventReaders::accepted),
            entry(ScoreRejected.TYPE, EventReaders::rejected));

    private EventReaders() {}

    static Set<String> types() {
        return READERS.keySet();
    }

    static GameEvent read(String type, EventInfo info, EventFields fields, Instant receivedAt) {
        Reader reader = READERS.get(type);
        return reader == null ? new OtherEvent(info, type) : reader.read(info, fields, receivedAt);
    }

    private static Reader scored(String action) {
        return (info, fields, at) -> new PlayerScored(info, fields.optionalWhole("points"), action);
    }

    // Some games send only an id for an achievement.
    private static AchievementUnlocked achieved(EventInfo info, EventFields fields) {
        if (fields.has(ACHIEVEMENT_NAME) || !fields.has(ACHIEVEMENT_ID)) {
            return new AchievementUnlocked(info, fields.text(ACHIEVEMENT_NAME), fields.text(ACHIEVEMENT_RARITY));
        }
        String id = fields.text(ACHIEVEMENT_ID);
        Rules.name(ACHIEVEMENT_ID, id);
        return new AchievementUnlocked(info, id, fields.optionalText(ACHIEVEMENT_RARITY, () -> COMMON));
    }

    private static PlayerHidden hidden(EventInfo info, EventFields fields, Instant receivedAt) {
        requireNo(LEADERBOARD, fields, "some leaderboards are named by " + LEADERBOARDS);
        PlayerHidden hidden = new PlayerHidden(
                info, fields.optionalText("reason"), fields.optionalTime("until"), fields.optionalTexts(LEADERBOARDS));
        Rules.after("until", hidden.until(), receivedAt);
        return hidden;
    }

    private static PlayerRestored restored(EventInfo info, EventFields fields) {
        requireNo(LEADERBOARD, fields, "some leaderboards are named by " + LEADERBOARDS);
        return new PlayerRestored(info, fields.optionalTexts(LEADERBOARDS), fields.optionalText("ban_id"));
    }

    private static PlayerErased erased(EventInfo info, EventFields fields) {
        requireNo(LEADERBOARD, fields, "this event is about all leaderboards");
        requireNo(LEADERBOARDS, fields, "this event is about all leaderboards");
        return new PlayerErased(info);
    }

    private static ScoreAccepted accepted(EventInfo info, EventFields fields, Instant receivedAt) {
        ScoreAccepted accepted = new ScoreAccepted(
                info,
                fields.text(LEADERBOARD),
                fields.has("score") ? (Long) fields.whole("score") : null,
                fields.text(REVIEW_OF),
                fields.time("scored_at"),
                fields.time("logged_at"),
                fields.optionalText("reason"));
        Rules.notInFuture("scored_at", accepted.scoredAt(), receivedAt);
        Rules.notInFuture("logged_at", accepted.loggedAt(), receivedAt);
        return accepted;
    }

    private static ScoreRejected rejected(EventInfo info, EventFields fields, Instant receivedAt) {
        ScoreRejected rejected = new ScoreRejected(
                info,
                fields.text(LEADERBOARD),
                fields.text(REVIEW_OF),
                fields.time("logged_at"),
                fields.optionalText("reason"));
        Rules.notInFuture("logged_at", rejected.loggedAt(), receivedAt);
        return rejected;
    }

    // Rejected, not ignored: the sender expects the event to apply to some leaderboards only.
    private static void requireNo(String field, EventFields fields, String why) {
        if (fields.has(field)) {
            throw new InvalidEventException(field, "may not be given: " + why);
        }
    }

    /** Reads the fields of one type. */
    private interface Reader {
        GameEvent read(EventInfo info, EventFields fields, Instant receivedAt);
    }
}
