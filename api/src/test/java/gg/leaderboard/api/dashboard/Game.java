package gg.leaderboard.api.dashboard;

import gg.leaderboard.api.fixture.MiniProcessor;
import gg.leaderboard.api.fixture.StandingsInRedis;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A game that begins with empty standings. */
final class Game implements AutoCloseable {

    private final StandingsInRedis standings = StandingsInRedis.shared();
    private MiniProcessor processor = MiniProcessor.shared(standings);

    /** From now on nothing that is sent to the log is counted. */
    void stopCounting() {
        processor.close();
    }

    void countAgain() {
        processor = MiniProcessor.shared(standings);
    }

    void score(String player, String name, long points) {
        happens(new GameEvent.PlayerScored(info(player, name), points, "kill"));
    }

    void unlock(String player, String name, String achievement, String rarity) {
        happens(new GameEvent.AchievementUnlocked(info(player, name), achievement, rarity));
    }

    private static EventInfo info(String player, String name) {
        return new EventInfo(UUID.randomUUID().toString(), Instant.now(), player, name, "arena");
    }

    private void happens(GameEvent event) {
        standings.write(new String(EventJson.write(event), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        processor.close();
        standings.close();
    }
}
