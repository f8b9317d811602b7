package gg.leaderboard.log.inlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.mapping.InvalidMappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InletsTest {

    @TempDir
    private Path directory;

    @Test
    void the_built_in_topics_are_read_by_default() {
        Inlets inlets = new Inlets(new RelayProperties(null, 1));

        assertThat(inlets.find("leaderboard-scores")).isPresent();
        assertThat(inlets.find("score_updates").orElseThrow().makesBoards()).isTrue();
        assertThat(inlets.externalTopics()).containsExactlyInAnyOrder("score_updates", "player.events.raw");
        assertThat(inlets.pattern().asMatchPredicate())
                .accepts("leaderboard-scores", "player.events.raw")
                .rejects("playerxeventsxraw", "score_updates2");
    }

    @Test
    void a_configured_list_replaces_the_built_in_inlets() throws IOException {
        Path file = Files.writeString(directory.resolve("telemetry.json"), "{\"fields\":{\"player_id\":\"/who\"}}");
        Inlets inlets = inlets("telemetry", file.toString());

        assertThat(inlets.pattern().asMatchPredicate()).accepts("telemetry").rejects("leaderboard-scores");
        assertThat(inlets.find("telemetry")
                        .orElseThrow()
                        .mapping()
                        .apply(EventJson.parse("{\"who\":\"ada\"}".getBytes(UTF_8)))
                        .path("player_id")
                        .stringValue())
                .isEqualTo("ada");
    }

    @Test
    void an_empty_list_reads_nothing() {
        assertThat(new Inlets(new RelayProperties(List.of(), 1)).pattern().asMatchPredicate())
                .rejects("", "leaderboard-scores");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "       |       | .topic is missing",
                "game-events |  | .topic cannot be game-events",
                "game-events.dlq | score_updates | .topic cannot be game-events.dlq",
                "telemetry |  | .mapping: Mapping \"telemetry\" must be a readable file or one of leaderboard-scores, score_updates, player.events.raw",
                "telemetry | no/such/file.json | .mapping: Mapping \"no/such/file.json\" must be a readable file",
            })
    void an_invalid_inlet_is_reported(@Nullable String topic, @Nullable String mapping, String problem) {
        assertThatThrownBy(() -> inlets(topic, mapping))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageStartingWith("leaderboard.relay.inlets[0]" + problem);
    }

    @Test
    void an_error_in_a_file_is_reported_with_the_inlet_and_the_file() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.json"), "{\"fields\":{\"player_id\":\"who\"}}");

        assertThatThrownBy(() -> inlets("telemetry", file.toString()))
                .hasMessage(
                        "leaderboard.relay.inlets[0].mapping: Mapping \"%s\": fields.player_id must be a JSON Pointer"
                                        .formatted(file)
                                + " such as /user/id; was \"who\"");
    }

    private static Inlets inlets(@Nullable String topic, @Nullable String mapping) {
        return new Inlets(new RelayProperties(List.of(new RelayProperties.InletProperties(topic, mapping, false)), 1));
    }
}
