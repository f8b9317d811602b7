package gg.leaderboard.standings.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The fields of the hash {@code player:stats:{player_id}}, apart from those of {@link ProfileCounter}. */
public final class ProfileFields {

    public static final String PLAYER_NAME = "player_name";
    public static final String LAST_ACTIVE = "last_active";
    public static final String LAST_GAME = "last_game";

    /** Prefix of an action's name. The field counts how often the player did it. */
    public static final String ACTION_PREFIX = "action:";

    /** Prefix of the name of an event type without its own field. The field counts such events. */
    public static final String EVENT_PREFIX = "event:";

    /** Follows either prefix. The field counts further names when the profile has reached its limit. */
    public static final String OTHER = "other";

    // The length is fixed, so times compare as text.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ProfileFields() {}

    /** The text form of a time. Times compare as their texts do. */
    public static String time(Instant time) {
        return TIME.format(time);
    }
}
