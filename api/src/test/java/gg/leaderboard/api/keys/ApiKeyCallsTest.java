package gg.leaderboard.api.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.events.Topics;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.web.security.ApiKeyAuthenticator;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.keys.ApiKeyTopic;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiKeyCallsTest {

    private static final String KEYS = "/api/v1/admin/keys";

    private final RunningApi api = RunningApi.shared();
    private final ApiKeyAuthenticator authenticator =
            api.beans(ApiKeyAuthenticator.class).iterator().next();

    @Test
    void a_key_is_shown_once_and_works_at_once() {
        JsonNode created = create(
                "{\"name\":\"arena servers\",\"roles\":[\"submit\"],\"boards\":[\"arena\"],\"games\":[\"g:1\"],\"expires_in\":\"90d\"}");
        String key = created.path("key").asString();
        String id = created.path("id").asString();

        assertThat(authenticator.authenticate(key))
                .hasValue(new Caller(
                        "key:" + id, "key:arena servers", Set.of(Role.SUBMIT), Set.of("arena"), Set.of("g:1"), null));
        TestResponse list = api.get(KEYS);
        JsonNode listed = list.ok().at("/data/0");
        assertThat(listed.path("id").asString()).isEqualTo(id);
        assertThat(listed.path("name").asString()).isEqualTo("arena servers");
        assertThat(listed.path("actor").asString()).isEqualTo("local");
        assertThat(listed.path("expires_at").asString())
                .isEqualTo(created.path("expires_at").asString());
        assertThat(listed.path("last_used_at").asString("")).isNotEmpty();
        assertThat(list.text())
                .doesNotContain(key.substring(key.lastIndexOf('_')))
                .doesNotContain("hash");
    }

    @Test
    void a_key_with_another_secret_or_id_is_unknown() {
        String key = create("{\"name\":\"a\",\"roles\":[\"read\"]}").path("key").asString();

        assertThat(authenticator.authenticate(key)).isPresent();
        assertThat(authenticator.authenticate(key.substring(0, key.length() - 1) + (key.endsWith("0") ? '1' : '0')))
                .isEmpty();
        assertThat(authenticator.authenticate(key.replaceFirst("lb_.", "lb_z"))).isEmpty();
        assertThat(authenticator.authenticate(key + "\n")).isEmpty();
    }

    @Test
    void a_revoked_key_stays_revoked() {
        JsonNode created = create("{\"name\":\"a\",\"roles\":[\"operate\"]}");
        String key = created.path("key").asString();
        String id = created.path("id").asString();

        assertThat(authenticator.isUsable(id)).isTrue();

        revoke(id).ok();

        assertThat(authenticator.authenticate(key)).isEmpty();
        assertThat(authenticator.isUsable(id)).isFalse();
        String revokedAt = api.get(KEYS).ok().at("/data/0/revoked_at").asString("");
        assertThat(revokedAt).isNotEmpty();
        // As a mirror sends an older record again.
        send(Map.of(id, Optional.of(record(id, "null"))));
        revoke(id).ok();
        assertThat(api.get(KEYS).ok().at("/data/0/revoked_at").asString()).isEqualTo(revokedAt);
        assertThat(revoke("zzz").error(404)).isEqualTo("There is no API key \"zzz\".");
    }

    @Test
    void an_expired_key_is_refused() {
        String key = create("{\"name\":\"a\",\"roles\":[\"read\"],\"expires_in\":\"PT1S\"}")
                .path("key")
                .asString();

        assertThat(authenticator.authenticate(key)).isPresent();
        await().until(() -> authenticator.authenticate(key).isEmpty());
    }

    @Test
    void a_request_with_invalid_fields_names_all_of_them() {
        JsonNode problem = api.post(
                        KEYS,
                        "{\"name\":\"\",\"roles\":[\"player\"],\"boards\":\"arena\",\"games\":[\"g\"],\"expires_at\":\"2001-01-01T00:00:00Z\","
                                + "\"expires_in\":\"soon\",\"scope\":\"all\"}")
                .problem(400);

        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("name", "roles", "boards", "games", "expires_at", "expires_in", "scope");
        assertThat(api.post(KEYS, "{}").error(400)).isEqualTo("name is missing; roles is missing");
        assertThat(api.post(KEYS, "{\"name\":\"a\",\"roles\":[\"read\"],\"expires_in\":\"99999999d\"}")
                        .error(400))
                .contains("expires_in must be in the future, within 3650 days");
        assertThat(api.post(KEYS, "{\"name\":\"a\",\"roles\":[\"moderate\"],\"boards\":[\"arena\"]}")
                        .error(400))
                .isEqualTo("boards limits only the role submit, which the key does not have");
    }

    @Test
    void beyond_the_limit_a_new_key_replaces_one_that_is_not_usable_or_is_refused() {
        removeAll();
        Map<String, Optional<byte[]>> keys = new HashMap<>();
        keys.put("expired", Optional.of(record("expired", "\"2026-01-02T00:00:00Z\"")));
        for (int i = 1; i < ApiKeyTopic.MOST_KEYS; i++) {
            keys.put("usable" + i, Optional.of(record("usable" + i, "null")));
        }
        send(keys);
        try {
            String id =
                    create("{\"name\":\"a\",\"roles\":[\"read\"]}").path("id").asString();
            assertThat(ids()).hasSize(ApiKeyTopic.MOST_KEYS).contains(id).doesNotContain("expired");

            assertThat(api.post(KEYS, "{\"name\":\"a\",\"roles\":[\"read\"]}").error(409))
                    .startsWith("There are 1000 API keys");
        } finally {
            removeAll();
        }
    }

    private void removeAll() {
        // Reads the topic.
        revoke("none");
        send(ids().stream().collect(Collectors.toMap(id -> id, id -> Optional.empty())));
    }

    private List<String> ids() {
        return api.get(KEYS)
                .ok()
                .path("data")
                .valueStream()
                .map(key -> key.path("id").asString())
                .toList();
    }

    private static byte[] record(String id, String expiresAt) {
        return ("{\"id\":\"" + id + "\",\"name\":\"a\",\"hash\":\"" + "0".repeat(64)
                        + "\",\"roles\":[\"read\"],\"boards\":[],\"games\":[],\"created_at\":\"2026-01-01T00:00:00Z\","
                        + "\"expires_at\":" + expiresAt + ",\"revoked_at\":null,\"actor\":\"local\"}")
                .getBytes(UTF_8);
    }

    private JsonNode create(String json) {
        TestResponse created = api.post(KEYS, json);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("data");
    }

    private TestResponse revoke(String id) {
        return api.send("DELETE", KEYS + "/" + id, BodyPublishers.noBody());
    }

    /** Writes records without the product's classes; an empty one removes the key. */
    private static void send(Map<String, Optional<byte[]>> records) {
        try (KafkaProducer<byte[], byte @Nullable []> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach((id, value) ->
                    producer.send(new ProducerRecord<>(Topics.API_KEYS, 0, id.getBytes(UTF_8), value.orElse(null))));
        }
    }
}
