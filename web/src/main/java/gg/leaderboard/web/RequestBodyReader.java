package gg.leaderboard.web;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request. */
public final class RequestBodyReader {

    private RequestBodyReader() {}

    /**
     * Reads it.
     *
     * @param max how many bytes it may have
     * @throws ProblemException 413 if it has more, 400 if it cannot be read
     */
    public static byte[] read(InputStream body, int max) {
        try {
            // One byte more than is allowed tells that there is more; the rest is not worth the memory.
            byte[] bytes = body.readNBytes(max + 1);
            if (bytes.length > max) {
                throw tooLarge("The body may have", max);
            }
            return bytes;
        } catch (IOException e) {
            throw ProblemException.badRequest("The body could not be read.");
        }
    }

    public static ProblemException tooLarge(String what, int max) {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, what + " at most " + max + " bytes of JSON.")
                .with("max_bytes", max);
    }

    /**
     * Reads a JSON object.
     *
     * @param what it is, for the message
     * @throws ProblemException 400 that says why it is none
     */
    public static ObjectNode object(String what, byte[] json) {
        try {
            return EventJson.parse(what, json);
        } catch (InvalidEventException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }
}
