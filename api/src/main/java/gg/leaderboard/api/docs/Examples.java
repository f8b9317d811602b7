package gg.leaderboard.api.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Example answers and requests, from files beside this class. */
final class Examples {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Examples() {}

    /** What the operation answers when all is well. */
    static Object answer(String operation) {
        return read(operation + ".json", new TypeReference<Object>() {});
    }

    /** What the operation answers when the standings do not contain yet what was written; as ever where that is no other. */
    static Object accepted(String operation) {
        String own = operation + ".late";
        return Examples.class.getResource(own + ".json") == null ? answer(operation) : answer(own);
    }

    /** What can be sent to the operation, by name. */
    static Map<String, Object> requests(String operation) {
        return read(operation + ".requests.json", new TypeReference<Map<String, Object>>() {});
    }

    /** What the operation may say with this status. */
    static String problem(String operation, int status) {
        Map<String, String> details = read("problems.json", new TypeReference<Map<String, String>>() {});
        String own = details.get(operation + " " + status);
        return own == null ? Objects.requireNonNull(details.get(String.valueOf(status))) : own;
    }

    private static <T> T read(String file, TypeReference<T> type) {
        try (InputStream json = Examples.class.getResourceAsStream(file)) {
            if (json == null) {
                throw new IllegalStateException("no example " + file + " beside " + Examples.class.getName());
            }
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
