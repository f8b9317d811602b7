package gg.leaderboard.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Discards the small body of a refused request before the refusal is sent: many clients read a response reliably only after they
 * have sent the body. Uses neither memory nor a thread while it waits.
 */
public final class UnwantedBody implements ReadListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(UnwantedBody.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int SMALL = 64 * 1024;
    private static final int BUFFER = 8192;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Refusal refusal;
    private final ServletInputStream in;
    private final AsyncContext context;
    private final AtomicBoolean ended = new AtomicBoolean();

    private UnwantedBody(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        this.request = request;
        this.response = response;
        this.refusal = refusal;
        this.in = request.getInputStream();
        this.context = request.startAsync(request, response);
    }

    /**
     * Writes the refusal when the body has arrived, or after a second; at once if there is none, or it is large or chunked.
     * No other code may read the body.
     */
    public static void discard(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        long length = request.getContentLengthLong();
        if (length <= 0 || length > SMALL || hasArrived(request.getInputStream(), length)) {
            refusal.write();
        } else {
            new UnwantedBody(request, response, refusal).await();
        }
    }

    private static boolean hasArrived(ServletInputStream in, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long arrived = 0;
        while (arrived < length && in.available() > 0) {
            arrived += Math.max(0, in.read(buffer));
        }
        return arrived == length;
    }

    private void await() {
        context.setTimeout(PATIENCE.toMillis());
        context.addListener(this);
        in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (!ended.get() && in.isReady() && !in.isFinished()) {
            if (in.read(buffer) < 0) {
                return;
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end(true);
    }

    @Override
    public void onError(Throwable problem) {
        end(false);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(false);
    }

    private void end(boolean complete) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!complete) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            refusal.write();
        } catch (IOException e) {
            LOG.debug("The client disconnected before the refusal was sent", e);
        } finally {
            if (!complete) {
                UnreadBody.closeAction(request).run();
            }
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // The refusal was written.
    }

    @Override
    public void onError(AsyncEvent event) {
        // The connection is closed.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing handles the request further.
    }

    /** Writes the response. */
    @FunctionalInterface
    public interface Refusal {

        void write() throws IOException;
    }
}
