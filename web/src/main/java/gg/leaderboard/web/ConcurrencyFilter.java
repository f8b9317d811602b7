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
 * Limits how many requests hold a thread at the same time, so that threads are left for the health checks. The others wait
 * in the order they came, without a thread.
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
     * @param max how many requests, other than health checks, may run at the same time
     * @param patience after which a request that waits is refused
     */
    ConcurrencyFilter(int max, Duration patience) {
        this.max = max;
        this.patience = patience;
    }

    /** Notes that the work on a request begins. From then on it is never refused: what it did could not be told. */
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
                leave();
            }
        } else {
            await(request.startAsync(request, response));
        }
    }

    private static boolean isHealthCheck(String path) {
        return path.equals("/ready") || path.startsWith("/health") || path.startsWith("/actuator/health");
    }

    // Once: the dispatch after the body has arrived needs a place again.
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

    // Only the thread that takes a request from the queue goes on with it.
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

    private void leave() {
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
            LOG.debug("The client did not wait for its turn", e);
            leave();
        }
    }

    private synchronized boolean giveUp(AsyncContext request) {
        return waiting.remove(request);
    }

    /** What becomes of a request that does not get its turn. */
    private final class Refusal implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            AsyncContext request = event.getAsyncContext();
            if (giveUp(request)) {
                HttpServletResponse response = (HttpServletResponse) request.getResponse();
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                ProblemWriter.write(
                        response, HttpStatus.SERVICE_UNAVAILABLE, "Too many requests are running. Send it again.");
                request.complete();
            }
        }

        @Override
        public void onError(AsyncEvent event) {
            if (giveUp(event.getAsyncContext())) {
                event.getAsyncContext().complete();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            giveUp(event.getAsyncContext());
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // What the request itself waits for, once it had its turn.
        }
    }
}
