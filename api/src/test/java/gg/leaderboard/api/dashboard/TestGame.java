package gg.leaderboard.api.dashboard;

import gg.leaderboard.api.fixture.TestBoards;
import gg.leaderboard.api.fixture.TestProcessor;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.standings.definition.BoardDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A game that starts with empty standings. */
final class TestGame implements AutoCloseable {

    private final TestStandings standings = TestStandings.shared();
    private TestProcessor processor = TestProcessor.shared(standings);

    /** Stops the processor, so that further events are not counted. */
    void stopProcessor() {
        processor.close();
    }

    void startProcessor() {
        processor = TestProcessor.shared(standings);
    }

    void score(String player, String name, long points) {
        happens(new GameEvent.PlayerScored(info(player, name), points, "kill"));
    }

    void unlock(String player, String name, String achievement, String rarity) {
        happens(new GameEvent.AchievementUnlocked(info(player, name), achievement, rarity));
    }

    /** Creates a board and returns its id. */
    String createBoard() {
        BoardDefinition board = TestBoards.increment();
        standings.define(board, Instant.now().minusSeconds(60));
        return board.id();
    }

    void submit(String player, String board, long score) {
        standings.write(TestStandings.submitted(player, board, score));
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
