package gg.leaderboard.api.docs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import gg.leaderboard.api.web.ReadResponse;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Marks properties of responses as required or nullable, as their record components are declared. springdoc does not
 * read the annotations of JSpecify: without this class, every property would be optional and none could be null.
 */
@Component
class RecordSchemas implements GlobalOperationComponentsCustomizer {

    private static final String COMPONENT = "#/components/schemas/";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod method) {
        ResolvableType type = ResolvableType.forMethodReturnType(method.getMethod());
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.getContent().values().forEach(json -> mark(type, json.getSchema(), components));
            }
        });
        return operation;
    }

    private static void mark(ResolvableType type, Schema<?> schema, Components components) {
        Class<?> raw = type.resolve(Object.class);
        Schema<?> model = find(schema, components);
        if (raw == ReadResponse.class) {
            mark(type.getGeneric(), schema, components);
        } else if (raw.isRecord() && model.getProperties() != null) {
            for (RecordComponent component : raw.getRecordComponents()) {
                mark(component, type, model, components);
            }
        } else if (Collection.class.isAssignableFrom(raw)) {
            mark(type.getGeneric(), model.getItems(), components);
        } else if (type.hasGenerics() && !Map.class.isAssignableFrom(raw)) {
            // A wrapper that is not in the JSON, such as CompletableFuture.
            mark(type.getGeneric(), schema, components);
        }
    }

    private static void mark(RecordComponent component, ResolvableType owner, Schema<?> model, Components components) {
        ResolvableType type = ResolvableType.forType(component.getGenericType(), owner);
        if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            mark(type, model, components);
            return;
        }
        String name = name(component);
        Schema<?> property = model.getProperties().get(name);
        boolean marked = model.getRequired() != null && model.getRequired().contains(name);
        if (property == null || marked) {
            return;
        }
        mark(type, property, components);
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && omitsNull(component)) {
            return;
        }
        model.addRequiredItem(name);
        if (nullable) {
            model.getProperties().put(name, nullable(property));
        }
    }

    private static Schema<?> find(Schema<?> schema, Components components) {
        return schema.get$ref() == null
                ? schema
                : components.getSchemas().getOrDefault(schema.get$ref().substring(COMPONENT.length()), schema);
    }

    private static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    private static boolean omitsNull(RecordComponent component) {
        return omitsNull(component.getAccessor()) || omitsNull(component.getDeclaringRecord());
    }

    private static boolean omitsNull(AnnotatedElement element) {
        JsonInclude include = element.getAnnotation(JsonInclude.class);
        return include != null && include.value() != JsonInclude.Include.ALWAYS;
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() == null) {
            return ResponseSchemas.nullable(property);
        }
        Schema<?> reference = new JsonSchema().$ref(property.get$ref());
        Schema<?> none = new JsonSchema().types(Set.of("null"));
        Schema<?> either = new JsonSchema();
        either.setDescription(property.getDescription());
        either.setOneOf(List.of(reference, none));
        return either;
    }
}
