package gg.leaderboard.processor;

import static gg.leaderboard.fixtures.TestEvents.scored;

import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerRestarterTest {

    @TempDir
    Path directory;

    @Test
    void a_consumer_stopped_by_an_error_makes_the_processor_unready_and_is_restarted() {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            processor.log().send("ada", scored("ada", 1));
            processor.awaitReadiness(200, "UP");
            AtomicInteger errors = new AtomicInteger(2);
            // Fails on the consumer's thread, where memory is most likely to run out.
            processor.whenIdle(() -> {
                if (errors.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("as a test");
                }
            });

            processor.awaitReadiness(503, "listener game-events");
            processor.log().send("ada", scored("ada", 2));
            processor.log().flush();
            processor.awaitExpectedStandings();
            processor.awaitReadiness(200, "UP");
        }
    }
}
