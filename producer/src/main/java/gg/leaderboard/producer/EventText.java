package gg.leaderboard.producer;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import java.util.Locale;

/** Describes an event in one line: {@code "QuietGolem12 scores +150 (headshot) in csgo"}. */
final class EventText {

    private EventText() {}

    static String of(GameEvent event) {
        EventInfo info = event.info();
        String who = info.playerName() == null ? info.playerId() : info.playerName();
        String where = info.gameId() == null ? "" : " in " + info.gameId();
        return who + " " + what(event) + where;
    }

    private static String what(GameEvent event) {
        if (event instanceof PlayerScored scored) {
            String points = String.format(Locale.ROOT, "scores %+d", scored.points());
            return scored.action() == null ? points : points + " (" + scored.action() + ")";
        } else if (event instanceof PlayerJoined) {
            return "joins";
        } else if (event instanceof AchievementUnlocked unlocked) {
            return "unlocks \"" + unlocked.achievement() + "\" (" + unlocked.rarity() + ")";
        } else if (event instanceof ScoreSubmitted submitted) {
            return "submits " + submitted.score() + " to " + submitted.leaderboardId();
        } else if (event instanceof PlayerDied) {
            return "dies";
        } else if (event instanceof MatchEnded ended) {
            return "ends a match: " + ended.outcome().name().toLowerCase(Locale.ROOT);
        }
        return event instanceof ModerationEvent ? "is subject to " + event.type() : event.type();
    }
}
