package gg.leaderboard.processor.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.fixtures.EventLoad;
import gg.leaderboard.processor.ProcessorApplication;
import gg.leaderboard.processor.fixture.RunningProcessor;
import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the processor as a separate process that is killed with SIGKILL. */
class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 5);

    @TempDir
    Path directory;

    private final List<Process> launched = new ArrayList<>();

    @Test
    void a_processor_killed_repeatedly_under_load_counts_every_event_once() throws Exception {
        try (RunningProcessor servers = new RunningProcessor(directory)) {
            try (EventLoad load = new EventLoad(servers.log(), 500)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    Process process = launch(servers);
                    awaitNewEvents(servers, 50 + 97L * kill % 400);
                    kill(process);
                }
            }
            Process last = launch(servers);
            servers.awaitExpectedStandings();
            kill(last);
        }
    }

    /** Waits until {@code more} further events are counted, so that every kill hits a processor at work. */
    private static void awaitNewEvents(RunningProcessor servers, long more) {
        long before = events(servers);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> events(servers) >= before + more);
    }

    private static long events(RunningProcessor servers) {
        Object count = servers.template().opsForHash().get("standings:totals", "events");
        return count == null ? 0 : Long.parseLong(count.toString());
    }

    private void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        launched.remove(process);
    }

    @AfterEach
    void leaveNothingRunning() {
        launched.forEach(Process::destroyForcibly);
    }

    private Process launch(RunningProcessor servers) throws IOException {
        List<String> command = new ArrayList<>(JavaCommand.command(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ProcessorApplication.class.getName()));
        command.addAll(servers.arguments());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("processor.log").toFile())
                .start();
        launched.add(process);
        return process;
    }
}
