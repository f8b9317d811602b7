package gg.leaderboard.standings.ban;

import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one event does to a player's bans. */
public sealed interface BanChange {

    /** From which boards; empty for all of them. */
    List<String> boards();

    /** A ban begins, in place of earlier ones of the same boards. */
    record Hide(Ban ban, List<String> boards) implements BanChange {

        public static Hide of(PlayerHidden event, Instant logTime) {
            return new Hide(new Ban(event.eventId(), logTime, event.until(), event.reason()), event.leaderboardIds());
        }
    }

    /**
     * Bans are lifted.
     *
     * @param banId only this one; null for any
     */
    record Lift(List<String> boards, @Nullable String banId) implements BanChange {

        public static Lift of(PlayerRestored event) {
            return new Lift(event.leaderboardIds(), event.banId());
        }
    }
}
