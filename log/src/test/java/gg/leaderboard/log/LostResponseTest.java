package gg.leaderboard.log;

import static gg.leaderboard.log.DefinitionFixture.created;
import static gg.leaderboard.log.DefinitionFixture.renamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostResponseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    @Test
    void an_unconfirmed_change_is_reported_as_unknown() throws Exception {
        try (ResponseDroppingProxy proxy = new ResponseDroppingProxy();
                EmbeddedKafka kafka = EmbeddedKafka.start(
                        EmbeddedKafka.Settings.in(directory),
                        broker -> broker.put("advertised.listeners", "PLAINTEXT://" + proxy.address()))) {
            proxy.start(kafka.settings().port());
            Map<String, Object> connection = Map.of("bootstrap.servers", proxy.address());
            try (DefinitionLog log = new DefinitionLog(connection, PATIENCE.multipliedBy(3))) {
                new DefinitionWriter(connection, log, PATIENCE.multipliedBy(3)).change("league", created("league"));

                proxy.loseNextAnswerToAnEnd();
                DefinitionWriter writer = new DefinitionWriter(connection, log, PATIENCE);
                assertThatThrownBy(() -> writer.change("cup", created("cup")))
                        .isInstanceOf(OutcomeUnknownException.class)
                        .hasMessageContaining("cup");

                assertThat(writer.change("cup", renamed("Final")).versions()).hasSize(2);
            }
        }
    }
}
