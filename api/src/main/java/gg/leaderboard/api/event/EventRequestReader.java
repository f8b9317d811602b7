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
 * What a request says of an event, not yet judged. It may be a CloudEvent in either mode of the <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP binding</a>.
 */
final class EventRequestReader {

    static final String CLOUD_EVENT = "application/cloudevents+json";

    private EventRequestReader() {}

    /** @throws InvalidEventException if {@code body} is no JSON object, or a CloudEvent lacks its id or source */
    static ObjectNode read(HttpServletRequest request, byte[] body) {
        return CloudEvents.apply(name -> header(request, name), EventJson.parse(body));
    }

    // Kafka's ce_id is ce-id here, and what is not printable ASCII is percent-encoded.
    private static byte @Nullable [] header(HttpServletRequest request, String name) {
        String value = request.getHeader(name.replace('_', '-'));
        if (value == null) {
            return null;
        }
        return name.equals(EventHeaders.CONTENT_TYPE) ? value.getBytes(UTF_8) : decoded(name, value);
    }

    // To bytes: whether they are UTF-8 is judged as it is for Kafka's headers.
    private static byte[] decoded(String name, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), ISO_8859_1).getBytes(ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(name, "holds a % that is not followed by two hexadecimal digits");
        }
    }
}
