package gg.leaderboard.api.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.web.security.ApiKeyAuthenticator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests keys at two apis that share a Kafka. */
class KeyRotationTest {

    private static final String KEYS = "/api/v1/admin/keys";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final RunningApi FIRST = RunningApi.shared();
    private static final RunningApi SECOND = RunningApi.start();

    // The key that callers use now.
    private volatile String used = "";

    @AfterAll
    static void stop() {
        SECOND.close();
    }

    private static ApiKeyAuthenticator authenticator(RunningApi api) {
        return api.beans(ApiKeyAuthenticator.class).iterator().next();
    }

    private static Stream<ApiKeyAuthenticator> authenticators() {
        return Stream.of(FIRST, SECOND).map(KeyRotationTest::authenticator);
    }

    private static boolean isAcceptedEverywhere(String key) {
        return authenticators().allMatch(api -> api.authenticate(key).isPresent());
    }

    private static boolean isRefusedEverywhere(String key) {
        return authenticators().allMatch(api -> api.authenticate(key).isEmpty());
    }

    @Test
    void keys_are_rotated_under_load_without_a_refused_call() throws Exception {
        JsonNode key = create();
        await().atMost(SOON).until(() -> isAcceptedEverywhere(secret(key)));
        used = secret(key);
        List<AtomicInteger> calls = List.of(new AtomicInteger(), new AtomicInteger());
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            List<ApiKeyAuthenticator> apis = authenticators().toList();
            for (int i = 0; i < apis.size(); i++) {
                ApiKeyAuthenticator api = apis.get(i);
                AtomicInteger ofApi = calls.get(i);
                callers.execute(() -> {
                    while (!stopped.get()) {
                        refused.addAndGet(api.authenticate(used).isPresent() ? 0 : 1);
                        ofApi.incrementAndGet();
                        // Leaves the processors to Kafka.
                        LockSupport.parkNanos(100_000);
                    }
                });
            }
            JsonNode before = key;
            for (int i = 0; i < 2; i++) {
                JsonNode next = create();
                await().atMost(SOON).until(() -> isAcceptedEverywhere(secret(next)));
                String old = used;
                used = secret(next);
                // Until each caller has ended its call with the old key.
                for (AtomicInteger ofApi : calls) {
                    int callsBefore = ofApi.get();
                    await().until(() -> ofApi.get() > callsBefore + 1);
                }
                revoke(before);
                await().atMost(SOON).until(() -> isRefusedEverywhere(old));
                before = next;
            }
        } finally {
            stopped.set(true);
            callers.shutdown();
        }
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(refused).hasValue(0);
        assertThat(calls).allSatisfy(ofApi -> assertThat(ofApi).hasValueGreaterThan(1000));
    }

    @Test
    void the_use_of_a_key_at_one_api_is_listed_by_the_other_one() {
        JsonNode key = create();
        await().atMost(SOON).until(() -> isAcceptedEverywhere(secret(key)));
        KeyUses uses = SECOND.beans(KeyUses.class).iterator().next();
        // Only the second api knows of this use.
        await().pollDelay(Duration.ofMillis(5))
                .until(() -> authenticator(SECOND).authenticate(secret(key)).isPresent());
        String id = key.path("id").asString();

        uses.write();

        assertThat(lastUse(FIRST, id)).isEqualTo(lastUse(SECOND, id)).isNotEmpty();
    }

    private static String lastUse(RunningApi api, String id) {
        return api.get(KEYS)
                .ok()
                .path("data")
                .valueStream()
                .filter(key -> key.path("id").asString().equals(id))
                .map(key -> key.path("last_used_at").asString(""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_key_of_the_command_line_is_accepted_listed_and_revoked_by_it() {
        Result created = run("create", "--name=first", "--roles=operate,read", "--expires-in=1d");
        assertThat(created.status()).as(created.err()).isZero();
        String key = created.out().strip();
        String id = key.split("_", -1)[1];
        await().atMost(SOON).until(() -> isAcceptedEverywhere(key));
        assertThat(run("list").out())
                .contains(id + "  read,operate  created ", "first")
                .doesNotContain(key);

        assertThat(run("revoke", id).out()).isEqualTo("revoked " + id + "\n");

        await().atMost(SOON).until(() -> isRefusedEverywhere(key));
        assertThat(run("list").out()).contains("revoked ");
        assertThat(run("revoke", "none").err()).contains("There is no API key none.");
        assertThat(run("create", "--name=a", "--roles=admin").err()).contains("roles must be of [read");
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("delete"),
                List.of("revoke"),
                List.of("list", "--name=a"),
                List.of("create", "--scope=all"))) {
            assertThat(run(wrong.toArray(String[]::new)).status())
                    .as(wrong.toString())
                    .isEqualTo(2);
        }
    }

    private static Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = Stream.of(
                        Stream.of(KeysCommand.NAME),
                        Stream.of(arguments),
                        Stream.of("--spring.kafka.bootstrap-servers=" + Servers.kafka()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        int status = KeysCommand.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), all);
        return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    private record Result(int status, String out, String err) {}

    private static JsonNode create() {
        return FIRST.post(KEYS, "{\"name\":\"game servers\",\"roles\":[\"submit\"]}")
                .json()
                .path("data");
    }

    private static String secret(JsonNode key) {
        return key.path("key").asString();
    }

    private static void revoke(JsonNode key) {
        FIRST.send("DELETE", KEYS + "/" + key.path("id").asString(), BodyPublishers.noBody())
                .ok();
    }
}
