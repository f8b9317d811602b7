package gg.leaderboard.api.metrics;

import gg.leaderboard.api.limit.CallGroup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Measures requests from their headers to the end of their response, including a wait for the standings. Event streams and
 * WebSockets are measured until they are open. Health checks are not measured.
 */
final class RequestMetricsFilter extends HttpFilter {

    private static final int HUNDRED = 100;
    private static final int OUTCOMES = 5;
    private static final int SERVER_ERROR = 500;
    private static final Duration[] BUCKETS = IntStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    // By outcome: the first digit of the status, minus one.
    private final transient Map<CallGroup, Timer[]> timers = new EnumMap<>(CallGroup.class);

    RequestMetricsFilter(MeterRegistry meters) {
        for (CallGroup group : CallGroup.OF_REQUESTS) {
            Timer[] outcomes = new Timer[OUTCOMES];
            for (int i = 0; i < OUTCOMES; i++) {
                outcomes[i] = Timer.builder("leaderboard.http.requests")
                        .description("Time of requests by group of calls and outcome")
                        .tags("call", group.label(), "outcome", (i + 1) + "xx")
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters);
            }
            timers.put(group, outcomes);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallGroup group = CallGroup.of(request);
        if (group == null) {
            chain.doFilter(request, response);
            return;
        }
        long start = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (!answered) {
                record(group, SERVER_ERROR, start);
            } else if (group != CallGroup.LIVE && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Completion(group, start), request, response);
            } else {
                record(group, response.getStatus(), start);
            }
        }
    }

    private void record(CallGroup group, int status, long start) {
        Timer[] outcomes = timers.get(group);
        int outcome = status / HUNDRED - 1;
        if (outcomes != null && outcome >= 0 && outcome < OUTCOMES) {
            outcomes[outcome].record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** Records the request when its response is complete, for any reason. */
    private final class Completion implements AsyncListener {

        private final CallGroup group;
        private final long start;

        Completion(CallGroup group, long start) {
            this.group = group;
            this.start = start;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            record(group, ((HttpServletResponse) event.getSuppliedResponse()).getStatus(), start);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Completion follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            // Completion follows.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // The request was dispatched again and waits again; the container has removed this listener.
            event.getAsyncContext().addListener(this, event.getSuppliedRequest(), event.getSuppliedResponse());
        }
    }
}
