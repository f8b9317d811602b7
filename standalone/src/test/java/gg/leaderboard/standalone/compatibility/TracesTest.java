package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.OtlpReceiver.ReceivedSpan;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the traces and the JSON log of the running program. Each call is traced there. */
@Timeout(120)
abstract class TracesTest {

    private static final String CALLERS_SPAN = "b7ad6b7169203331";

    private static final List<String> NAMES =
            List.of("POST /api/v1/scores", "send", "process game-events", "fold", "apply");

    private final Installation system = Installation.shared();
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String header = "00-" + trace + "-" + CALLERS_SPAN + "-01";

    @Test
    void a_score_is_one_trace_from_the_call_to_the_push() throws Exception {
        String board = system.uniqueName("board");
        system.json(201, "POST", "/api/v1/leaderboards", "{\"id\":\"" + board + "\"}");
        try (WebSocketClient watcher = new WebSocketClient(system.socketAddress())) {
            watcher.send("{\"type\":\"subscribe\",\"leaderboard_id\":\"" + board + "\"}");
            watcher.next(
                    "leaderboard_update",
                    update -> update.path("leaderboard_id").stringValue("").equals(board));

            system.send(
                    "POST",
                    "/api/v1/scores",
                    "{\"player_id\":\"ada\",\"leaderboard_id\":\"" + board + "\",\"score\":7}",
                    "traceparent",
                    header);
            watcher.next(
                    "leaderboard_update",
                    update -> update.at("/data/entries/0/score").asInt(0) == 7);

            // Each service sends its spans on its own.
            system.await(
                    "the trace",
                    () -> find("push", board).isPresent()
                            && NAMES.stream().allMatch(name -> find(name, "").isPresent()));
        }
        ReceivedSpan call = of("POST /api/v1/scores", "api", CALLERS_SPAN);
        ReceivedSpan send = of("send", "api", call.id());
        ReceivedSpan batch = of("process game-events", "processor", send.id());
        of("fold", "processor", batch.id());
        ReceivedSpan apply = of("apply", "processor", batch.id());
        ReceivedSpan push = find("push", board).orElseThrow();
        assertThat(push.service()).isEqualTo("api");
        assertThat(push.parent()).isEqualTo(apply.id());
        assertThat(call.attributes()).containsEntry("http.response.status_code", "200");
        assertThat(system.traces().trace(trace)).extracting(ReceivedSpan::text).noneMatch(text -> text.contains("ada"));
    }

    private ReceivedSpan of(String name, String service, String parent) {
        ReceivedSpan span = find(name, "").orElseThrow();
        assertThat(span.service()).isEqualTo(service);
        assertThat(span.parent()).as("parent of " + name).isEqualTo(parent);
        return span;
    }

    private Optional<ReceivedSpan> find(String name, String board) {
        return system.traces().trace(trace).stream()
                .filter(span -> span.name().equals(name))
                .filter(span ->
                        span.attributes().getOrDefault("leaderboard.id", "").equals(board))
                .findFirst();
    }

    @Test
    void the_trace_of_a_dead_letter_is_in_the_json_log() {
        system.produce("game-events", trace, "{", "traceparent", header);

        system.await(
                "the dead letter",
                () -> !system.get("/api/v1/admin/dlq?player=" + trace)
                        .path("data")
                        .isEmpty());
        List<JsonNode> lines = system.console()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.at("/trace/id").stringValue("").equals(trace))
                .toList();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.at("/log/level").stringValue()).isEqualTo("WARN");
            assertThat(line.at("/log/logger").stringValue()).startsWith("gg.leaderboard.processor");
            assertThat(line.path("message").stringValue()).contains("game-events.dlq");
            assertThat(line.at("/service/name").stringValue()).isNotEmpty();
        });
    }
}
