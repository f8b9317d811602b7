package gg.leaderboard.standings.fold;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.standings.profile.ProfileFields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects the changes of a player's events in the profile. */
final class ProfileBuilder {

    private final String playerId;
    private final boolean reset;
    private final int types;
    private final Map<String, Long> added = new LinkedHashMap<>();
    private final Map<String, String> set = new LinkedHashMap<>();
    private Instant lastActive = Instant.EPOCH;
    private @Nullable Streak streak;

    /**
     * @param reset whether the existing data of the player is deleted first
     * @param types see {@link ProfileChange#types}
     */
    ProfileBuilder(String playerId, boolean reset, int types) {
        this.playerId = playerId;
        this.reset = reset;
        this.types = types;
    }

    /** Returns the number of fields that this event changes and that had no change before. */
    int add(EventInfo info, EventEffect effect) {
        int before = added.size() + set.size();
        effect.added().forEach((field, amount) -> added.merge(field, amount, Long::sum));
        UnaryOperator<Streak> change = effect.streak();
        if (change != null) {
            streak = change.apply(streak == null ? Streak.NONE : streak);
        }
        if (info.playerName() != null) {
            set.put(ProfileFields.PLAYER_NAME, info.playerName());
        }
        if (info.gameId() != null) {
            set.put(ProfileFields.LAST_GAME, info.gameId());
        }
        lastActive = lastActive.isBefore(info.timestamp()) ? info.timestamp() : lastActive;
        return added.size() + set.size() - before;
    }

    ProfileChange build() {
        Map<String, String> raised =
                added.isEmpty() ? Map.of() : Map.of(ProfileFields.LAST_ACTIVE, ProfileFields.time(lastActive));
        return new ProfileChange(playerId, reset, added, set, raised, streak, types);
    }
}
