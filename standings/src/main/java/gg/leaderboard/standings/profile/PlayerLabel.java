package gg.leaderboard.standings.profile;

import java.util.List;
import java.util.Map;

/**
 * What lists of players show of a profile.
 *
 * @param name the latest name in the log, or the id of a player without one
 */
public record PlayerLabel(String name) {

    /** The fields of the hash that a label is made of. */
    public static final List<String> FIELDS = List.of(ProfileFields.PLAYER_NAME);

    /**
     * The label of a player.
     *
     * @param profile those of {@link #FIELDS} that the player has
     */
    public static PlayerLabel of(String playerId, Map<String, String> profile) {
        return new PlayerLabel(profile.getOrDefault(ProfileFields.PLAYER_NAME, playerId));
    }
}
