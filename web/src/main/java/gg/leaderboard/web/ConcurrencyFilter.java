package gg.leaderboard.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Limits how many requests use a thread at the same time, which leaves threads for the health checks. The other
 * requests wait in the order of their arrival, without a thread.
 */
final class ConcurrencyFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ConcurrencyFilter.class);
    private static final String ADMITTED = ConcurrencyFilter.class.getName();
    private static final String BEGUN = ADMITTED + ".begun";

    private final int max;
    private final Duration patience;
    private final transient Queue<AsyncContext> waiting = new ArrayDeque<>();
    private int running;

    /**
     * @param max maximum number of concurrent requests, without health checks
     * @param patience maximum wait of a request, after which it is rejected
     */
    ConcurrencyFilter(int max, Duration patience) {
        this.max = max;
        this.patience = patience;
    }

    /**
     * Marks the start of processing. From then on the request is never rejected, because its effects could not be
     * reported.
     */
    static void begin(HttpServletRequest request) {
        request.setAttribute(BEGUN, true);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isHealthCheck(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (isAdmitted(request) || enter(request)) {
            try {
                chain.doFilter(request, response);
            } finally {
                release();
            }
        } else {
            await(request.startAsync(request, response));
        }
    }

    private static boolean isHealthCheck(String path) {
        return path.equals("/ready") || path.startsWith("/health") || path.startsWith("/actuator/health");
    }

    // Only once: the dispatch after the body has arrived needs a slot again.
    private static boolean isAdmitted(HttpServletRequest request) {
        boolean admitted = request.getAttribute(ADMITTED) != null;
        request.removeAttribute(ADMITTED);
        return admitted;
    }

    private synchronized boolean enter(ServletRequest request) {
        boolean enters = running < max || request.getAttribute(BEGUN) != null;
        running += enters ? 1 : 0;
        return enters;
    }

    // Only the thread that takes a request from the queue continues it.
    private void await(AsyncContext request) {
        request.setTimeout(patience.toMillis());
        request.addListener(new Refusal());
        boolean entered;
        synchronized (this) {
            entered = enter(request.getRequest());
            if (!entered) {
                waiting.add(request);
            }
        }
        if (entered) {
            admit(request);
        }
    }

    private void release() {
        AsyncContext next;
        synchronized (this) {
            next = running > max ? null : waiting.poll();
            if (next == null) {
                running--;
            }
        }
        if (next != null) {
            admit(next);
        }
    }

    private void admit(AsyncContext request) {
        try {
            request.getRequest().setAttribute(ADMITTED, true);
            request.dispatch();
        } catch (RuntimeException e) {
            LOG.debug("The client disconnected while it waited", e);
            release();
        }
    }

    private synchronized boolean stopWaiting(AsyncContext request) {
        return waiting.remove(request);
    }

    /** Rejects a request that gets no slot in time. */
    private final class Refusal implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            AsyncContext request = event.getAsyncContext();
            if (stopWaiting(request)) {
                HttpServletResponse response = (HttpServletResponse) request.getResponse();
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                ProblemWriter.write(
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Too many requests are being processed. Send the request again.");
                request.complete();
            }
        }

        @Override
        public void onError(AsyncEvent event) {
            if (stopWaiting(event.getAsyncContext())) {
                event.getAsyncContext().complete();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            stopWaiting(event.getAsyncContext());
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // The request itself waits for this event after it got a slot.
        }
    }
}
