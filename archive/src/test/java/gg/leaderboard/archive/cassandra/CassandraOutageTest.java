package gg.leaderboard.archive.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.archive.leaderboard.CurrentStandings;
import gg.leaderboard.archive.leaderboard.StandingsDifferences;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.EventLoad;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.fixtures.PlainFold;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.testing.CassandraServer;
import gg.leaderboard.testing.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests an archive with only Kafka and Cassandra while Cassandra is unavailable. */
class CassandraOutageTest {

    @TempDir
    Path directory;

    private EmbeddedKafka kafka;
    private LogClient log;

    @BeforeEach
    void startKafka() {
        kafka = Servers.ownKafka(directory.resolve("kafka"));
        log = new LogClient(kafka.bootstrapServers());
    }

    @AfterEach
    void stopKafka() {
        log.close();
        kafka.close();
    }

    @Test
    @Tag("cassandra")
    @Tag("proof")
    void while_cassandra_is_unavailable_the_archive_waits_and_reports_it_and_nothing_is_lost() {
        Servers.whyNoOwnCassandra().ifPresent(reason -> assumeTrue(false, reason));
        CassandraServer cassandra = Servers.ownCassandra(directory.resolve("cassandra"));
        try (ConfigurableApplicationContext archive = start(cassandra.address().contactPoint())) {
            try (EventLoad load = new EventLoad(log, 100)) {
                awaitReadiness(archive, "200");
                cassandra.kill();
                awaitReadiness(archive, "503", "cassandra: ");
                cassandra = cassandra.restart();
                awaitReadiness(archive, "200");
            }
            StandingsContents expected = PlainFold.of(log.read(Topics.GAME_EVENTS), Definitions.NONE);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(
                                    StandingsDifferences.differences(archive.getBean(CurrentStandings.class), expected))
                            .isEmpty());
        } finally {
            cassandra.close();
        }
    }

    @Test
    void an_archive_started_before_cassandra_waits_and_reports_it() {
        try (ConfigurableApplicationContext archive = start("localhost:1")) {
            awaitReadiness(archive, "503", "cassandra: ");
        }
    }

    private ConfigurableApplicationContext start(String cassandra) {
        return ArchiveApplication.application()
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--leaderboard.archive.folds=leaderboards",
                        "--leaderboard.archive.restore.enabled=false",
                        "--leaderboard.archive.standings-store=cassandra",
                        "--leaderboard.archive.cassandra.contact-points=" + cassandra);
    }

    private static void awaitReadiness(ConfigurableApplicationContext archive, String... parts) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(readiness(archive)).contains(parts));
    }

    /** The status and the body of a response. */
    private static String readiness(ConfigurableApplicationContext archive) throws IOException, InterruptedException {
        URI probe = URI.create("http://localhost:" + archive.getEnvironment().getProperty("local.server.port")
                + "/actuator/health/readiness");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(probe).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
