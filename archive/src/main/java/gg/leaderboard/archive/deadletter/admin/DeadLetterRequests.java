package gg.leaderboard.archive.deadletter.admin;

import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.RequestBodyReader;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parses the ids and bodies of requests. */
final class DeadLetterRequests {

    private static final int MAX_IDS = 1000;
    private static final int MAX_BYTES = 256 * 1024;

    private DeadLetterRequests() {}

    /** @throws ProblemException 404 for text that is not an id */
    static DeadLetterId id(String text) {
        return DeadLetterId.of(text)
                .orElseThrow(() -> ProblemException.notFound("There is no dead letter " + Rules.quote(text) + "."));
    }

    /**
     * An edited event. It need not be valid yet.
     *
     * @throws ProblemException 400 if it is no JSON object, 413 if it has more bytes than an event may have
     */
    static byte[] event(InputStream body) {
        byte[] event = RequestBodyReader.read(body, Rules.MAX_BYTES);
        RequestBodyReader.object("event", event);
        return event;
    }

    /**
     * The ids in {@code {"ids":["…"]}}; empty without a body.
     *
     * @throws ProblemException 400 with the error
     */
    static Set<DeadLetterId> ids(InputStream body) {
        byte[] bytes = RequestBodyReader.read(body, MAX_BYTES);
        if (bytes.length == 0) {
            return Set.of();
        }
        ObjectNode json = RequestBodyReader.object("body", bytes);
        JsonNode ids = json.path("ids");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > MAX_IDS || json.size() > 1) {
            throw ProblemException.badParameter(
                    "body", "body must be absent, or {\"ids\":[…]} with 1 to " + MAX_IDS + " ids of dead letters.");
        }
        Set<DeadLetterId> letters = new LinkedHashSet<>();
        ids.forEach(id -> letters.add(DeadLetterId.of(id.asString(""))
                .orElseThrow(() -> ProblemException.badParameter(
                        "ids",
                        "ids must contain ids of dead letters, topic_id:partition:offset; was "
                                + Rules.excerpt(id.toString()) + "."))));
        return letters;
    }
}
