package gg.leaderboard.api.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Example requests and responses, read from resources in this package. */
final class Examples {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Examples() {}

    /** The successful response of the operation. */
    static Object answer(String operation) {
        return read(operation + ".json", new TypeReference<Object>() {});
    }

    /**
     * The response of the operation while the standings do not contain the write yet. Falls back to {@link #answer}.
     */
    static Object accepted(String operation) {
        String own = operation + ".late";
        return Examples.class.getResource(own + ".json") == null ? answer(operation) : answer(own);
    }

    /** The example requests of the operation, by name. */
    static Map<String, Object> requests(String operation) {
        return read(operation + ".requests.json", new TypeReference<Map<String, Object>>() {});
    }

    /** The example problem of the operation with this status. */
    static String problem(String operation, int status) {
        Map<String, String> details = read("problems.json", new TypeReference<Map<String, String>>() {});
        String own = details.get(operation + " " + status);
        return own == null ? Objects.requireNonNull(details.get(String.valueOf(status))) : own;
    }

    private static <T> T read(String file, TypeReference<T> type) {
        try (InputStream json = Examples.class.getResourceAsStream(file)) {
            if (json == null) {
                throw new IllegalStateException("no example " + file + " next to " + Examples.class.getName());
            }
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
