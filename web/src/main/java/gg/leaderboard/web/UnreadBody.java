package gg.leaderboard.web;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;

/**
 * Handles the rest of a body after the response. Tomcat would read up to two megabytes of it, however slow the client
 * is, and a thread would wait for each byte.
 */
final class UnreadBody {

    private static final int MAX_DRAINED = 1 << 20;
    private static final String ENDING = UnreadBody.class.getName();

    private UnreadBody() {}

    /** Enables {@link #closeAction} for this request. */
    static void prepare(Request request) {
        if (RequestBodies.hasBody(request)) {
            Runnable ending = () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            request.setAttribute(ENDING, ending);
        }
    }

    /** An action that closes the connection after the response, even if the client still sends data. */
    static Runnable closeAction(ServletRequest request) {
        return request.getAttribute(ENDING) instanceof Runnable ending ? ending : () -> {};
    }

    /** Reads the bytes that have arrived. If more follow, the connection is closed after the response. */
    static void drop(Request request, Response response) throws IOException {
        if (!RequestBodies.hasBody(request) || request.getCoyoteRequest().isFinished()) {
            return;
        }
        drain(request);
        if (!request.getCoyoteRequest().isFinished()) {
            response.setHeader("Connection", "close");
            response.finishResponse();
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    // Not for a chunked body, because a read may wait for the rest of a chunk header.
    private static void drain(Request request) throws IOException {
        if (RequestBodies.isChunked(request)) {
            return;
        }
        InputStream in = request.getInputStream();
        byte[] buffer = new byte[8192];
        int drained = 0;
        while (drained < MAX_DRAINED && in.available() > 0) {
            drained += Math.max(1, in.read(buffer));
        }
    }
}
