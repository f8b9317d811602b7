package gg.leaderboard.archive.web;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.InvalidEventException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of requests, of which Spring would not say what is wrong. */
public final class RequestBodies {

    private RequestBodies() {}

    /** @throws Problem 413 if it has more than {@code most} bytes, 400 if it cannot be read */
    public static byte[] read(InputStream body, int most) {
        try {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The body may have at most " + most + " bytes of JSON.");
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The body could not be read.");
        }
    }

    /**
     * Reads an object of JSON.
     *
     * @param what it is, for the message
     * @throws Problem 400 that says where it is none
     */
    public static ObjectNode object(String what, byte[] json) {
        try {
            return EventJson.parse(what, json);
        } catch (InvalidEventException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, e.getMessage());
        }
    }
}
