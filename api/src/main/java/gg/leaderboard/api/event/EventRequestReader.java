package gg.leaderboard.api.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.CloudEvents;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an event from a request, without validating it. The event may be a CloudEvent in either mode of the
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 * binding</a>.
 */
final class EventRequestReader {

    static final String CLOUD_EVENT = "application/cloudevents+json";

    private EventRequestReader() {}

    /** @throws InvalidEventException if {@code body} is no JSON object, or a CloudEvent lacks its id or source */
    static ObjectNode read(HttpServletRequest request, byte[] body) {
        return CloudEvents.apply(name -> header(request, name), EventJson.parse(body));
    }

    // Kafka's header ce_id is ce-id in HTTP, and characters other than printable ASCII are percent-encoded.
    private static byte @Nullable [] header(HttpServletRequest request, String name) {
        String value = request.getHeader(name.replace('_', '-'));
        if (value == null) {
            return null;
        }
        return name.equals(EventHeaders.CONTENT_TYPE) ? value.getBytes(UTF_8) : decoded(name, value);
    }

    // Returns bytes, because UTF-8 is validated later as for Kafka's headers.
    private static byte[] decoded(String name, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), ISO_8859_1).getBytes(ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(name, "contains a % that is not followed by two hexadecimal digits");
        }
    }
}
