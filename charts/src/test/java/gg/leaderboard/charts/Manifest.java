package gg.leaderboard.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A resource of Kubernetes, parsed strictly: no key twice, and no field that its type does not have. Uses Jackson 2, as
 * the types of Kubernetes do.
 */
record Manifest(JsonNode tree) {

    // Resources of operators. Their fields are not checked.
    private static final Set<String> WITHOUT_TYPES =
            Set.of("keda.sh", "kafka.strimzi.io", "postgresql.cnpg.io", "monitoring.coreos.com");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    // The types collect unknown fields by an any-setter. Without it, Jackson rejects them.
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    /** @throws IllegalArgumentException naming the resource and its first mistake */
    Manifest {
        Object typed = KUBERNETES.unmarshal(tree.toString());
        String group = tree.path("apiVersion").asText().replaceFirst("/.*", "");
        if (typed instanceof GenericKubernetesResource) {
            if (!WITHOUT_TYPES.contains(group)) {
                throw new IllegalArgumentException("Unknown resource " + label(tree));
            }
        } else {
            try {
                STRICT.treeToValue(tree, typed.getClass());
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(label(tree) + ": " + e.getMessage(), e);
            }
        }
    }

    static List<Manifest> parse(String documents) {
        return trees(documents).stream()
                .filter(tree -> !tree.isMissingNode() && !tree.isNull())
                .map(Manifest::new)
                .toList();
    }

    static List<Manifest> parse(Path file) {
        return parse(read(file));
    }

    static JsonNode yaml(String document) {
        return trees(document).get(0);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.path("metadata").path("name").asText();
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    boolean isWorkload() {
        return Set.of("Deployment", "StatefulSet").contains(kind());
    }

    JsonNode podSpec() {
        return at("/spec/template/spec");
    }

    Map<String, String> podLabels() {
        return strings(at("/spec/template/metadata/labels"));
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> entries = new HashMap<>();
        object.properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asText()));
        return entries;
    }

    @Override
    public String toString() {
        return label(tree);
    }

    private static String label(JsonNode tree) {
        return tree.path("kind").asText() + " "
                + tree.path("metadata").path("name").asText();
    }

    private static List<JsonNode> trees(String documents) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(documents)) {
            return values.readAll();
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
