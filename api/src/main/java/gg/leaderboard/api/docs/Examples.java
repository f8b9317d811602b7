package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.media.Schema;
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

    /**
     * The successful response of the operation. Without one, the example of the schema.
     *
     * @param schema the schema of the response
     */
    static Object answer(String operation, Schema<?> schema) {
        String ref = schema.get$ref();
        Object answer = answer(ref == null || exists(operation) ? operation : ref.substring(ref.lastIndexOf('/') + 1));
        return operation.equals("player") ? PlayerSchema.withAllCounters((Map<?, ?>) answer) : answer;
    }

    /** The response of the operation while the standings do not contain the write yet; the usual one by default. */
    static Object accepted(String operation) {
        String own = operation + ".late";
        return answer(exists(own) ? own : operation);
    }

    private static boolean exists(String name) {
        return Examples.class.getResource(name + ".json") != null;
    }

    private static Object answer(String name) {
        return read(name + ".json", new TypeReference<Object>() {});
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
