package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.attack.Attack;
import gg.leaderboard.attack.AttackOptions;
import gg.leaderboard.attack.Target;
import gg.leaderboard.attack.access.Access;
import gg.leaderboard.attack.access.AttackCaller;
import gg.leaderboard.attack.access.AttackCaller.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the attack with callers of each role, and with invalid credentials. */
@Tag("alone")
class SecuredAttackTest {

    private static final long SEED = Long.getLong("attack.seed", 1);
    private static final long INPUTS = Long.getLong("attack.secured.inputs", 12_000);
    private static final int BOMB_BYTES = 1 << 20;
    private static final String OPERATOR_KEY = "lb_root_0123456789abcdef0123456789abcdef";

    // No input names this board.
    private static final String ELSEWHERE = "elsewhere";

    private final StandaloneProperties.Port ports = StandaloneProcess.freePorts();

    @TempDir
    Path temp;

    @Test
    void no_caller_makes_a_call_that_its_role_may_not_make() throws Exception {
        Map<String, String> environment = Map.of("LEADERBOARD_SECURITY_BOOTSTRAP_KEY", OPERATOR_KEY);
        List<String> options =
                List.of("-Xmx1g", "-Dleaderboard.producer.rate=0.0001", "-Dleaderboard.limits.apply=none");
        try (StandaloneProcess running = StandaloneProcess.start(temp, ports, options, environment)) {
            running.await("the start", running::isReady);
            Access access = Access.by(Files.readString(Path.of("../docs/SECURITY.md")), callers());
            Attack attack = new Attack(
                    new Target(ports.api(), "127.0.0.1:" + ports.kafka(), ports.redis(), running.pid(), access),
                    new AttackOptions(SEED, INPUTS, Duration.ofSeconds(25), BOMB_BYTES));

            assertThat(attack.run())
                    .as(() -> "seed " + SEED + "\n" + running.console())
                    .isEmpty();
            assertThat(attack.inputs()).isGreaterThan(INPUTS / 20);
        }
    }

    private List<AttackCaller> callers() throws Exception {
        String revoked = key("\"operate\"", "");
        send("DELETE", "/api/v1/admin/keys/" + revoked.split("_")[1], "");
        String submit = key("\"submit\"", "");
        return List.of(
                new AttackCaller("nobody", "none", null, Kind.VALID),
                new AttackCaller("a reader", "read", key("\"read\"", ""), Kind.VALID),
                new AttackCaller("a game server", "submit", submit, Kind.VALID),
                new AttackCaller(
                        "another game server",
                        "submit",
                        key("\"submit\"", ",\"boards\":[\"" + ELSEWHERE + "\"]"),
                        Kind.OF_OTHER_BOARDS),
                new AttackCaller("a player", "player", playerToken(), Kind.OF_OTHER_BOARDS),
                new AttackCaller("a moderator", "moderate", key("\"moderate\"", ""), Kind.VALID),
                new AttackCaller("an operator", "operate", OPERATOR_KEY, Kind.VALID),
                new AttackCaller("a revoked key", "operate", revoked, Kind.INVALID),
                new AttackCaller("an altered key", "operate", OPERATOR_KEY + "0", Kind.INVALID),
                new AttackCaller("an altered token", "player", playerToken() + "0", Kind.INVALID));
    }

    private String key(String role, String more) throws Exception {
        JsonNode answer =
                send("POST", "/api/v1/admin/keys", "{\"name\":\"attacker\",\"roles\":[" + role + "]" + more + "}");
        return answer.at("/data/key").stringValue();
    }

    private String playerToken() throws Exception {
        send("POST", "/api/v1/leaderboards", "{\"id\":\"" + ELSEWHERE + "\",\"write\":\"player\"}");
        return send(
                        "POST",
                        "/api/v1/tokens",
                        "{\"player_id\":\"no-one-else\",\"boards\":[\"" + ELSEWHERE + "\"]}",
                        key("\"submit\"", ""))
                .at("/data/token")
                .stringValue();
    }

    private JsonNode send(String method, String path, String json) throws IOException, InterruptedException {
        return send(method, path, json, OPERATOR_KEY);
    }

    private JsonNode send(String method, String path, String json, String key)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.api() + path))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body());
    }
}
