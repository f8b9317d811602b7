package gg.leaderboard.producer;

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
import java.util.Locale;

/** Describes an event in one line: {@code "QuietGolem12 scores +150 (headshot) in csgo"}. */
final class EventText implements GameEvent.Visitor<String> {

    private static final EventText CASES = new EventText();

    private EventText() {}

    static String of(GameEvent event) {
        EventInfo info = event.info();
        String who = info.playerName() == null ? info.playerId() : info.playerName();
        String where = info.gameId() == null ? "" : " in " + info.gameId();
        return who + " " + event.accept(CASES) + where;
    }

    @Override
    public String scored(PlayerScored event) {
        String points = String.format(Locale.ROOT, "scores %+d", event.points());
        return event.action() == null ? points : points + " (" + event.action() + ")";
    }

    @Override
    public String joined(PlayerJoined event) {
        return "joins";
    }

    @Override
    public String achieved(AchievementUnlocked event) {
        return "unlocks \"" + event.achievement() + "\" (" + event.rarity() + ")";
    }

    @Override
    public String submitted(ScoreSubmitted event) {
        return "submits " + event.score() + " to " + event.leaderboardId();
    }

    @Override
    public String died(PlayerDied event) {
        return "dies";
    }

    @Override
    public String matchEnded(MatchEnded event) {
        return "ends a match: " + event.outcome().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String moderated(ModerationEvent event) {
        return "is subject to " + event.type();
    }

    @Override
    public String other(OtherEvent event) {
        return event.type();
    }
}
