package gg.leaderboard.api.moderation;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.RequestBodyReader;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Parses requests to hide or restore a player, or to decide on a score; the rules of their fields are those of events. */
final class BanRequestParser {

    private static final Set<String> BAN = Set.of("reason", "until", "leaderboard_ids");
    private static final Set<String> LIFTING = Set.of("leaderboard_ids");
    private static final Set<String> DECISION = Set.of("reason");

    private BanRequestParser() {}

    /** Adds the fields of a ban in {@code body} to {@code event}; an empty body adds nothing. */
    static ObjectNode parseBan(InputStream body, ObjectNode event) {
        return add(body, event, BAN);
    }

    /** As {@link #parseBan}, for a request to lift bans. */
    static ObjectNode parseLifting(InputStream body, ObjectNode event) {
        return add(body, event, LIFTING);
    }

    /** As {@link #parseBan}, for a decision on a score. */
    static ObjectNode parseDecision(InputStream body, ObjectNode event) {
        return add(body, event, DECISION);
    }

    private static ObjectNode add(InputStream body, ObjectNode event, Set<String> fields) {
        byte[] bytes = RequestBodyReader.read(body, Rules.MAX_BYTES);
        if (bytes.length == 0) {
            return event;
        }
        ObjectNode form = EventJson.parse("body", bytes);
        for (String field : form.propertyNames()) {
            // Rejects unknown fields: a misspelt one could turn a limited ban into one without end or on all boards.
            if (!fields.contains(field)) {
                throw new InvalidEventException(
                        field.length() > 40 ? "body" : field,
                        "is not a valid field; valid fields are " + new TreeSet<>(fields));
            }
        }
        return event.setAll(form);
    }
}
