package gg.leaderboard.api.docs;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Validates JSON against the schemas of an OpenAPI 3.1 document. Properties that the document lacks are errors. */
final class SchemaCheck {

    private final SchemaRegistry registry = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final JsonNode components;

    SchemaCheck(JsonNode document) {
        this.components = document.path("components").deepCopy();
        close(components);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(SchemaCheck::close);
    }

    /** Returns the violations of {@code schema}, which may refer to the components of the document. */
    List<String> violations(JsonNode schema, JsonNode json) {
        ObjectNode root = schema.deepCopy().asObject();
        close(root);
        root.set("components", components);
        return registry.getSchema(root).validate(json).stream()
                .map(Error::toString)
                .toList();
    }
}
