package gg.leaderboard.standings.fold;

import gg.leaderboard.events.Actions;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.GameEvent.Visitor;
import gg.leaderboard.standings.profile.ProfileFields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what a player's events change in the profile. */
final class ProfileBuilder implements Visitor<ProfileBuilder> {

    private final String playerId;
    private final boolean anew;
    private final int types;
    private final Map<String, Long> added = new LinkedHashMap<>();
    private final Map<String, String> set = new LinkedHashMap<>();
    private Instant lastActive = Instant.EPOCH;
    private @Nullable Streak streak;

    /**
     * @param anew whether what is known of the player is to be forgotten
     * @param types see {@link ProfileChange#types}
     */
    ProfileBuilder(String playerId, boolean anew, int types) {
        this.playerId = playerId;
        this.anew = anew;
        this.types = types;
    }

    /** Returns how many fields change that did not before. */
    int add(GameEvent event) {
        int before = added.size() + set.size();
        EventInfo info = event.info();
        count(ProfileFields.EVENTS_COUNT);
        if (info.playerName() != null) {
            set.put(ProfileFields.PLAYER_NAME, info.playerName());
        }
        if (info.gameId() != null) {
            set.put(ProfileFields.LAST_GAME, info.gameId());
        }
        lastActive = lastActive.isBefore(info.timestamp()) ? info.timestamp() : lastActive;
        event.accept(this);
        return added.size() + set.size() - before;
    }

    ProfileChange build() {
        Map<String, String> raised =
                added.isEmpty() ? Map.of() : Map.of(ProfileFields.LAST_ACTIVE, ProfileFields.time(lastActive));
        return new ProfileChange(playerId, anew, added, set, raised, streak, types);
    }

    private void count(String field) {
        added.merge(field, 1L, Long::sum);
    }

    private Streak streak() {
        return streak == null ? Streak.NONE : streak;
    }

    @Override
    public ProfileBuilder scored(PlayerScored event) {
        added.merge(ProfileFields.TOTAL_SCORE, event.points(), Long::sum);
        String action = event.action();
        if (action != null) {
            count(ProfileFields.ACTION_PREFIX + action);
            if (action.equals(Actions.KILL) || action.equals(Actions.HEADSHOT)) {
                count(ProfileFields.KILLS);
                streak = streak().withKill();
            } else if (action.equals(Actions.ASSIST)) {
                count(ProfileFields.ASSISTS);
            }
        }
        return this;
    }

    @Override
    public ProfileBuilder joined(PlayerJoined event) {
        count(ProfileFields.GAMES_JOINED);
        return this;
    }

    @Override
    public ProfileBuilder achieved(AchievementUnlocked event) {
        return this;
    }

    @Override
    public ProfileBuilder submitted(ScoreSubmitted event) {
        return this;
    }

    @Override
    public ProfileBuilder died(PlayerDied event) {
        count(ProfileFields.DEATHS);
        streak = streak().withDeath();
        return this;
    }

    @Override
    public ProfileBuilder matchEnded(MatchEnded event) {
        switch (event.outcome()) {
            case WIN -> count(ProfileFields.WINS);
            case LOSS -> count(ProfileFields.LOSSES);
            case DRAW -> {
                // Neither a win nor a loss; it counts as an event.
            }
        }
        return this;
    }

    @Override
    public ProfileBuilder moderated(ModerationEvent event) {
        throw new IllegalArgumentException("what operators do changes no profile: " + event);
    }

    @Override
    public ProfileBuilder other(OtherEvent event) {
        count(ProfileFields.EVENT_PREFIX + event.type());
        return this;
    }
}
