package gg.leaderboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Compares the served OpenAPI document with the recorded one. {@code -Dopenapi.record=true} records it again, unless the
 * change would break clients. To accept such a change, delete the recorded document first.
 */
class RecordedOpenApiTest {

    private final JsonNode served = OpenApiDocument.served(RunningApi.shared());

    @Test
    void the_recorded_document_is_the_served_one_and_changes_compatibly() throws IOException {
        boolean record = Boolean.getBoolean("openapi.record");
        if (!record || Files.exists(OpenApiDocument.RECORDED)) {
            assertThat(IncompatibleChanges.between(OpenApiDocument.recorded(), served))
                    .as("changes that break clients; see COMPATIBILITY.md")
                    .isEmpty();
        }
        if (record) {
            OpenApiDocument.record(served);
        }
        assertThat(differences("", OpenApiDocument.recorded(), served).limit(20))
                .as("differences to docs/openapi.json; -Dopenapi.record=true records it again")
                .isEmpty();
    }

    private static Stream<String> differences(String path, JsonNode recorded, JsonNode served) {
        if (recorded.equals(served)) {
            return Stream.empty();
        }
        if (!recorded.isObject() || !served.isObject()) {
            return Stream.of(path);
        }
        List<String> names = Stream.concat(recorded.propertyNames().stream(), served.propertyNames().stream())
                .distinct()
                .toList();
        return names.stream().flatMap(name -> differences(path + "/" + name, recorded.path(name), served.path(name)));
    }
}
