package gg.leaderboard.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import gg.leaderboard.archive.fixture.ArchiveServers;
import gg.leaderboard.fixtures.ArchiveTables;
import gg.leaderboard.fixtures.TestEvents;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class PostgresOutageTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void while_postgresql_is_unavailable_it_is_named_once_and_the_archive_stops_within_five_seconds(
            CapturedOutput output) {
        try (ArchiveServers servers = new ArchiveServers(directory)) {
            try (ConfigurableApplicationContext archive =
                    ArchiveApplication.application().run(servers.arguments().toArray(String[]::new))) {
                servers.log().send("p", TestEvents.scored("p", 5));
                servers.log().flush();
                ArchiveTables tables = new ArchiveTables(servers.jdbc());
                await().atMost(LIMIT).ignoreExceptions().until(() -> tables.events() == 1);

                servers.killPostgres();
                // Each consumer waits for the connections of its partitions, one after the other.
                await().atMost(LIMIT)
                        .until(() -> archive.getBeansOfType(FoldListener.class).values().stream()
                                .noneMatch(fold -> fold.problems().current().isEmpty()));
                await().atMost(LIMIT)
                        .until(() -> archive.getBean(HikariDataSource.class)
                                        .getHikariPoolMXBean()
                                        .getTotalConnections()
                                == 0);

                long asked = System.nanoTime();
                archive.close();
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
            }
        }
        assertThat(output).containsOnlyOnce(" postgres: ");
    }
}
