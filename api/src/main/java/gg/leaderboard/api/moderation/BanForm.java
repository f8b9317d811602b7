package gg.leaderboard.api.moderation;

import gg.leaderboard.api.event.Body;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** What callers say of a ban; the rules of its fields are those of events. */
final class BanForm {

    private static final Set<String> BAN = Set.of("reason", "until", "leaderboard_ids");
    private static final Set<String> LIFTING = Set.of("leaderboard_ids");

    private BanForm() {}

    /** Adds to {@code event} what {@code body} says of a ban; nothing if there is no body. */
    static ObjectNode ban(InputStream body, ObjectNode event) {
        return add(body, event, BAN);
    }

    /** As {@link #ban}, of what is lifted. */
    static ObjectNode lifting(InputStream body, ObjectNode event) {
        return add(body, event, LIFTING);
    }

    private static ObjectNode add(InputStream body, ObjectNode event, Set<String> fields) {
        byte[] bytes = Body.read(body, Rules.MAX_BYTES);
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
