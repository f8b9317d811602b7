package gg.leaderboard.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that happened to one player. The hierarchy is closed: every fold implements {@link Visitor}, so the compiler
 * lists all places that a new type must change. The annotations say how {@link EventJson} writes the fields of each type.
 */
@JsonIgnoreProperties({"info", "type"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public sealed interface GameEvent {

    /** The common fields: id, time, player. */
    EventInfo info();

    /** The name of this type in JSON, as in {@code "event_type":"player_scored"}. */
    String type();

    /** Calls the visitor's method for this event's type. */
    <R> R accept(Visitor<R> cases);

    default String eventId() {
        return info().eventId();
    }

    default Instant timestamp() {
        return info().timestamp();
    }

    default String playerId() {
        return info().playerId();
    }

    /** One method for each type of event. */
    interface Visitor<R> {
        R scored(PlayerScored event);

        R joined(PlayerJoined event);

        R achieved(AchievementUnlocked event);

        R submitted(ScoreSubmitted event);

        R died(PlayerDied event);

        R matchEnded(MatchEnded event);

        R moderated(ModerationEvent event);

        R other(OtherEvent event);
    }

    /**
     * Points for an action.
     *
     * @param points whole, within ±{@value Rules#MAX_POINTS}
     * @param action the action, such as {@code kill}; see {@link Actions}
     */
    record PlayerScored(
            EventInfo info, long points, @Nullable String action) implements GameEvent {
        public static final String TYPE = "player_scored";

        public PlayerScored {
            Rules.within("points", points, Rules.MAX_POINTS);
            Rules.optionalName("action", action);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R accept(Visitor<R> cases) {
            return cases.scored(this);
        }
    }

    /** A player entered a game. */
    record PlayerJoined(EventInfo info) implements GameEvent {
        public static final String TYPE = "player_joined";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R accept(Visitor<R> cases) {
            return cases.joined(this);
        }
    }

    /**
     * A player unlocked an achievement.
     *
     * @param achievement its name, 1–64 characters; in JSON {@code achievement_id} if {@code achievement_name} is missing
     * @param rarity such as {@code legendary}, 1–64 characters; {@code common} if JSON gives neither name nor rarity
     */
    record AchievementUnlocked(
            EventInfo info,
            @JsonProperty(EventJson.ACHIEVEMENT_NAME) String achievement,
            @JsonProperty(EventJson.ACHIEVEMENT_RARITY) String rarity)
            implements GameEvent {
        public static final String TYPE = "achievement_unlocked";

        public AchievementUnlocked {
            Rules.name("achievement_name", achievement);
            Rules.name("achievement_rarity", rarity);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R accept(Visitor<R> cases) {
            return cases.achieved(this);
        }
    }

    /**
     * A score for one leaderboard.
     *
     * @param leaderboardId 1–128 visible characters
     * @param score whole, within ±{@value Rules#MAX_SCORE}
     */
    record ScoreSubmitted(EventInfo info, String leaderboardId, long score) implements GameEvent {
        public static final String TYPE = "score_submitted";

        public ScoreSubmitted {
            Rules.id("leaderboard_id", leaderboardId);
            Rules.within("score", score, Rules.MAX_SCORE);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R accept(Visitor<R> cases) {
            return cases.submitted(this);
        }
    }

    /** A player died, killed by {@code killerId} if that is present. */
    record PlayerDied(EventInfo info, @Nullable String killerId) implements GameEvent {
        public static final String TYPE = "player_died";

        public PlayerDied {
            Rules.optionalId("killer_id", killerId);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R accept(Visitor<R> cases) {
            return cases.died(this);
        }
    }

    /** A match ended with this outcome for the player. */
    record MatchEnded(EventInfo info, Outcome outcome) implements GameEvent {
        public static final String TYPE = "match_ended";

        /** Written in lower case in JSON. */
        public enum Outcome {
            WIN,
            LOSS,
            DRAW;

            @JsonValue
            String json() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public <R> R accept(Visitor<R> cases) {
            return cases.matchEnded(this);
        }
    }

    /** An operator's action on a player. It does not change the profile, except that {@link PlayerErased} deletes it. */
    sealed interface ModerationEvent extends GameEvent {
        @Override
        default <R> R accept(Visitor<R> cases) {
            return cases.moderated(this);
        }
    }

    /**
     * An operator removed the player and their scores from a board. Later scores count from zero.
     *
     * @param leaderboardId the board; null for all boards
     */
    record PlayerRemoved(EventInfo info, @Nullable String leaderboardId) implements ModerationEvent {
        public static final String TYPE = "player_removed";

        public PlayerRemoved {
            Rules.optionalId("leaderboard_id", leaderboardId);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * An operator banned the player. The player's scores still count but are hidden.
     *
     * @param reason up to 500 characters
     * @param until when the ban ends, to the millisecond; null if only an operator can lift it
     * @param leaderboardIds the boards concerned, up to 100; empty for all boards, the feed and the profile
     */
    record PlayerHidden(
            EventInfo info,
            @Nullable String reason,
            @Nullable Instant until,
            List<String> leaderboardIds) implements ModerationEvent {
        public static final String TYPE = "player_hidden";

        public PlayerHidden {
            Rules.optionalText("reason", reason);
            until = until == null ? null : Rules.end("until", until);
            leaderboardIds = Rules.boards("leaderboard_ids", leaderboardIds);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * An operator lifted bans, or a ban expired. The player's rank includes scores from during the ban.
     *
     * @param leaderboardIds lifts the bans from these boards, up to 100; empty for all bans
     * @param banId lifts only the ban of the event with this id, so that the end of one ban does not lift a later one; null
     *     for any ban
     */
    @JsonPropertyOrder({"ban_id", "leaderboard_ids"})
    record PlayerRestored(
            EventInfo info,
            List<String> leaderboardIds,
            @Nullable String banId) implements ModerationEvent {
        public static final String TYPE = "player_restored";

        public PlayerRestored {
            leaderboardIds = Rules.boards("leaderboard_ids", leaderboardIds);
            Rules.optionalId("ban_id", banId);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Everything about the player up to here is erased: board entries, profile, feed entries and bans. */
    record PlayerErased(EventInfo info) implements ModerationEvent {
        public static final String TYPE = "player_erased";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * A moderator accepted a score that violates a bound of its board. A quarantined score counts from here on, in the season
     * and the periods that it would have counted in.
     *
     * @param leaderboardId 1–128 visible characters
     * @param score the score that counts, within ±{@value Rules#MAX_SCORE}; null if it counts already
     * @param reviewOf the id of the event with the score
     * @param scoredAt the timestamp of that event
     * @param loggedAt the log time of that event
     * @param reason up to 500 characters
     */
    record ScoreAccepted(
            EventInfo info,
            String leaderboardId,
            @Nullable Long score,
            String reviewOf,
            Instant scoredAt,
            Instant loggedAt,
            @Nullable String reason)
            implements ModerationEvent {
        public static final String TYPE = "score_accepted";

        public ScoreAccepted {
            Rules.id("leaderboard_id", leaderboardId);
            if (score != null) {
                Rules.within("score", score, Rules.MAX_SCORE);
            }
            Rules.id("review_of", reviewOf);
            scoredAt = Rules.end("scored_at", scoredAt);
            loggedAt = Rules.end("logged_at", loggedAt);
            Rules.optionalText("reason", reason);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /**
     * A moderator rejected a score that violates a bound of its board. The event changes no standings.
     *
     * @param leaderboardId 1–128 visible characters
     * @param reviewOf the id of the event with the score
     * @param loggedAt the log time of that event
     * @param reason up to 500 characters
     */
    record ScoreRejected(
            EventInfo info,
            String leaderboardId,
            String reviewOf,
            Instant loggedAt,
            @Nullable String reason) implements ModerationEvent {
        public static final String TYPE = "score_rejected";

        public ScoreRejected {
            Rules.id("leaderboard_id", leaderboardId);
            Rules.id("review_of", reviewOf);
            loggedAt = Rules.end("logged_at", loggedAt);
            Rules.optionalText("reason", reason);
        }

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** An event of any other type. It is valid, and the player's profile counts it by type. */
    record OtherEvent(EventInfo info, String type) implements GameEvent {
        public OtherEvent {
            Rules.id("event_type", type);
        }

        @Override
        public <R> R accept(Visitor<R> cases) {
            return cases.other(this);
        }
    }
}
