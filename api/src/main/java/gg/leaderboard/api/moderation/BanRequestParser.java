package gg.leaderboard.api.moderation;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.RequestBodyReader;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** What callers say of a ban; the rules of its fields are those of events. */
final class BanRequestParser {

    private static final Set<String> BAN = Set.of("reason", "until", "leaderboard_ids");
    private static final Set<String> LIFTING = Set.of("leaderboard_ids");

    private BanRequestParser() {}

    /** Adds to {@code event} what {@code body} says of a ban; nothing if there is no body. */
    static ObjectNode parseBan(InputStream body, ObjectNode event) {
        return add(body, event, BAN);
    }

    /** As {@link #parseBan}, of what is lifted. */
    static ObjectNode parseLifting(InputStream body, ObjectNode event) {
        return add(body, event, LIFTING);
    }

    private static ObjectNode add(InputStream body, ObjectNode event, Set<String> fields) {
        byte[] bytes = RequestBodyReader.read(body, Rules.MAX_BYTES);
        if (bytes.length == 0) {
            return event;
        }
        ObjectNode form = EventJson.parse("body", bytes);
        for (String field : form.propertyNames()) {
            // A misspelt field must not make a ban without end, or one on all boards.
            if (!fields.contains(field)) {
                throw new InvalidEventException(
                        field.length() > 40 ? "body" : field,
                        "is not a field here; there are " + new TreeSet<>(fields));
            }
        }
        return event.setAll(form);
    }
}
