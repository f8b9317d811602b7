package gg.leaderboard.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.fixture.ArchiveServers;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.ArchiveTables;
import gg.leaderboard.fixtures.EventLoad;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the archive as a separate process, and PostgreSQL, both killed with SIGKILL. */
class KillTest {

    private static final int KILLS = Integer.getInteger("archive.kills", 4);

    @TempDir
    Path directory;

    private final List<Process> launched = new ArrayList<>();

    @Test
    void an_archive_and_a_database_killed_repeatedly_under_load_equal_a_plain_fold() throws Exception {
        try (ArchiveServers servers = new ArchiveServers(directory)) {
            ArchiveTables tables = new ArchiveTables(servers.jdbc());
            try (EventLoad load = new EventLoad(servers.log(), 500)) {
                Process archive = launch(servers);
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitNewEvents(tables, 50 + 97L * kill % 400);
                    if (kill % 2 == 0) {
                        servers.crashPostgres();
                    } else {
                        kill(archive);
                        archive = launch(servers);
                    }
                }
            }
            List<ConsumerRecord<byte[], byte[]>> log = servers.log().read(Topics.GAME_EVENTS);
            StandingsContents expected = PlainFold.of(log, Definitions.NONE);
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(tables.differences(expected, log.size())).isEmpty());
        }
    }

    /** Waits until {@code more} further events are archived, so that every kill hits an archive at work. */
    private static void awaitNewEvents(ArchiveTables tables, long more) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .pollInterval(Duration.ofMillis(5))
                .until(new NewEvents(tables, more)::haveCome);
    }

    /** Counts from the first moment at which the database accepts queries. */
    private static final class NewEvents {

        private final ArchiveTables tables;
        private final long more;
        private long enough = -1;

        NewEvents(ArchiveTables tables, long more) {
            this.tables = tables;
            this.more = more;
        }

        boolean haveCome() {
            long now = tables.events();
            enough = enough < 0 ? now + more : enough;
            return now >= enough;
        }
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

    private Process launch(ArchiveServers servers) throws IOException {
        List<String> command = new ArrayList<>(JavaCommand.command(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ArchiveApplication.class.getName()));
        command.addAll(servers.arguments());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("archive.log").toFile())
                .start();
        launched.add(process);
        return process;
    }
}
