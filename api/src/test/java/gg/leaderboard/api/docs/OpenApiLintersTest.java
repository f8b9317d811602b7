package gg.leaderboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs Redocly and Spectral on the recorded OpenAPI document. Their rules are in {@code testing/openapi}. */
class OpenApiLintersTest {

    private static final String REDOCLY = "node_modules/@redocly/cli/bin/cli.js";
    private static final String SPECTRAL = "node_modules/@stoplight/spectral-cli/dist/index.js";

    private static final String WRONG = """
            {"openapi": "3.1.0", "paths": {"/": {"get": {"operationId": "same"}, "post": {"operationId": "same"}}}}
            """;

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Test
    void redocly_and_spectral_find_no_error_and_no_warning(@TempDir Path directory)
            throws IOException, InterruptedException {
        NodeTool linters = NodeTool.install(Path.of("../testing/openapi"));

        assertThat(redocly(linters, OpenApiDocument.RECORDED)).isEmpty();
        assertThat(spectral(linters, OpenApiDocument.RECORDED)).isEmpty();

        Path wrong = Files.writeString(directory.resolve("openapi.json"), WRONG);
        assertThat(redocly(linters, wrong)).anyMatch(found -> found.contains("operationId-unique"));
        assertThat(spectral(linters, wrong)).anyMatch(found -> found.contains("operationId-unique"));
    }

    private List<String> redocly(NodeTool linters, Path document) throws IOException, InterruptedException {
        return texts(read(linters.run(REDOCLY, "lint", "--format=json", document.toString()))
                .required("problems"));
    }

    private List<String> spectral(NodeTool linters, Path document) throws IOException, InterruptedException {
        return texts(read(linters.run(SPECTRAL, "lint", "--format=json", "--quiet", document.toString()))
                .asArray());
    }

    private JsonNode read(List<String> output) {
        return mapper.readTree(String.join("\n", output));
    }

    private static List<String> texts(JsonNode problems) {
        return problems.valueStream().map(JsonNode::toString).toList();
    }
}
