package gg.leaderboard.web;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request. */
public final class RequestBodyReader {

    private RequestBodyReader() {}

    /**
     * Reads the body as bytes.
     *
     * @param max maximum size in bytes
     * @throws ProblemException 413 if it is larger, 400 if it cannot be read
     */
    public static byte[] read(InputStream body, int max) {
        try {
            // One byte more than the maximum shows that the body is too large. The rest is not read.
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
     * Parses a JSON object.
     *
     * @param what the name of the object in the message
     * @throws ProblemException 400 with the reason, if it is not a JSON object
     */
    public static ObjectNode object(String what, byte[] json) {
        try {
            return EventJson.parse(what, json);
        } catch (InvalidEventException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }
}
