package gg.leaderboard.web.security.keys;

import gg.leaderboard.web.security.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@link ApiKey}s in their topic, and in its copy in PostgreSQL. */
public final class ApiKeyJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ApiKeyJson() {}

    /** The key as JSON, in UTF-8. */
    public static byte[] write(ApiKey key) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", key.id())
                .put("name", key.name())
                .put("hash", key.hash());
        putAll(json, "roles", key.roles().stream().map(Role::label).toList());
        putAll(json, "boards", key.boards());
        putAll(json, "games", key.games());
        json.put("created_at", key.createdAt().toString())
                .put("expires_at", text(key.expiresAt()))
                .put("revoked_at", text(key.revokedAt()))
                .put("actor", key.actor());
        return MAPPER.writeValueAsBytes(json);
    }

    private static void putAll(ObjectNode json, String field, Collection<String> values) {
        var array = json.putArray(field);
        values.stream().sorted().forEach(array::add);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /**
     * Parses a key. Roles of later versions are left out.
     *
     * @throws IllegalArgumentException with the reason, if the JSON is not a key
     */
    public static ApiKey read(byte[] json) {
        try {
            JsonNode key = MAPPER.readTree(json);
            return new ApiKey(
                    text(key, "id"),
                    text(key, "name"),
                    text(key, "hash"),
                    texts(key, "roles")
                            .map(Role::named)
                            .flatMap(Optional::stream)
                            .collect(Collectors.toSet()),
                    set(key, "boards"),
                    set(key, "games"),
                    Instant.parse(text(key, "created_at")),
                    time(key, "expires_at"),
                    time(key, "revoked_at"),
                    text(key, "actor"));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not an API key: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).stringValue();
    }

    private static @Nullable Instant time(JsonNode json, String field) {
        JsonNode time = json.required(field);
        return time.isNull() ? null : Instant.parse(time.stringValue());
    }

    private static Set<String> set(JsonNode json, String field) {
        return texts(json, field).collect(Collectors.toSet());
    }

    // An unreadable list must not become an empty one, which means all.
    private static Stream<String> texts(JsonNode json, String field) {
        JsonNode values = json.required(field);
        if (!values.isArray()) {
            throw new IllegalArgumentException(field + " is not a list");
        }
        return values.valueStream().map(JsonNode::stringValue);
    }
}
