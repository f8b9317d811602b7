package gg.leaderboard.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published contract, as resources: the JSON Schemas of events, and the AsyncAPI document of WebSocket, event streams and
 * topics, which refers to them. A schema accepts an event exactly if {@link EventJson#read} does, apart from the rules that
 * its description names.
 */
public final class Contract {

    /** The schemas of any event, of an event of a type without its own schema, and of a CloudEvent in structured mode. */
    private static final List<String> GENERAL = List.of("event", "other_event", "cloud_event");

    /** The schemas that the others refer to. */
    private static final List<String> SHARED = List.of("common", "data", "fields");

    private static final String DIRECTORY = "contract/";

    private Contract() {}

    /** The names of the schemas of events: {@code event} for any event, and one for each of {@link EventJson#types()}. */
    public static List<String> events() {
        return Stream.concat(GENERAL.stream(), EventJson.types().stream().sorted())
                .toList();
    }

    /** The names of all schemas: {@link #events()} and those that they refer to. */
    public static Set<String> schemas() {
        return Stream.concat(events().stream(), SHARED.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A JSON Schema (draft 7), in UTF-8. It refers to other schemas by file names relative to its own.
     *
     * @param name one of {@link #schemas()}
     */
    public static byte[] schema(String name) {
        if (!schemas().contains(name)) {
            throw new IllegalArgumentException("there is no schema " + Rules.quote(name));
        }
        return resource("schemas/" + name + ".json");
    }

    /** The AsyncAPI document: YAML in UTF-8. It refers to the schemas by {@code ./schemas/NAME.json}. */
    public static byte[] asyncApi() {
        return resource("asyncapi.yaml");
    }

    private static byte[] resource(String file) {
        try (InputStream resource = Contract.class.getResourceAsStream(DIRECTORY + file)) {
            return Objects.requireNonNull(resource, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
