package gg.leaderboard.standings.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The fields of the hash {@code player:stats:{player_id}}, apart from those of {@link ProfileCounter}. */
public final class ProfileFields {

    public static final String PLAYER_NAME = "player_name";
    public static final String LAST_ACTIVE = "last_active";
    public static final String LAST_GAME = "last_game";

    /** Before an action's name: how often the player did it. */
    public static final String ACTION_PREFIX = "action:";

    /** Before the name of an event type without a field of its own: how many of it the player had. */
    public static final String EVENT_PREFIX = "event:";

    /** After either prefix: those that have no field of their own, because the profile has as many as it may. */
    public static final String OTHER = "other";

    // Always the same length, so that times compare as text.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ProfileFields() {}

    /** A time as a field has it; times compare as their texts do. */
    public static String time(Instant time) {
        return TIME.format(time);
    }
}
