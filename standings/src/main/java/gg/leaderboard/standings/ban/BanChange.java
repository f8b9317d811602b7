package gg.leaderboard.standings.ban;

import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The change that one event makes to a player's bans. */
public sealed interface BanChange {

    /** The boards concerned; empty for all boards. */
    List<String> boards();

    /** Starts a ban, which replaces earlier bans of the same boards. */
    record Hide(Ban ban, List<String> boards) implements BanChange {

        public static Hide of(PlayerHidden event, Instant logTime) {
            return new Hide(new Ban(event.eventId(), logTime, event.until(), event.reason()), event.leaderboardIds());
        }
    }

    /**
     * Lifts bans.
     *
     * @param banId the only ban to lift; null for any ban
     */
    record Lift(List<String> boards, @Nullable String banId) implements BanChange {

        public static Lift of(PlayerRestored event) {
            return new Lift(event.leaderboardIds(), event.banId());
        }
    }
}
