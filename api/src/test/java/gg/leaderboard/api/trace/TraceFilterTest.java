package gg.leaderboard.api.trace;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.tracing.Tracing;
import gg.leaderboard.tracing.TracingProperties;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.servlet.FilterChain;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Tests which requests are traced. */
class TraceFilterTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final Map<String, Caller> CALLERS = Map.of(
            "anonymous", Caller.ANONYMOUS,
            "local", Caller.LOCAL,
            "player", new Caller("player:ada", EnumSet.of(Role.PLAYER), Set.of(), Set.of(), "ada"),
            "reader", new Caller("key:1", EnumSet.of(Role.READ), Set.of(), Set.of(), null),
            "server", new Caller("key:2", EnumSet.of(Role.SUBMIT), Set.of(), Set.of(), null));

    private static final Tracing NONE = tracing(0);
    private static final Tracing ALL = tracing(1);

    private final List<SpanContext> seen = new ArrayList<>();
    private final FilterChain chain =
            (request, response) -> seen.add(Span.current().getSpanContext());

    // Nothing listens there.
    private static Tracing tracing(double sampling) {
        return Tracing.of(new TracingProperties(URI.create("http://localhost:1/v1/traces"), Map.of(), sampling), "api");
    }

    @AfterAll
    static void stop() {
        NONE.close();
        ALL.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, anonymous, -, false",
                "0, anonymous, 01, false",
                "0, local, 01, false",
                "0, player, 01, false",
                "0, reader, 01, false",
                "0, server, 01, true",
                "0, server, 00, false",
                "0, server, -, false",
                "1, anonymous, -, true",
                "1, anonymous, 00, true",
                "1, server, 00, false",
                "1, server, -, true",
            })
    void a_request_is_traced_by_the_share_or_if_a_server_says_so(
            int sampling, String caller, @Nullable String flags, boolean traced) throws Exception {
        filter(sampling == 1 ? ALL : NONE, request(caller, flags));

        assertThat(seen).singleElement().satisfies(context -> {
            assertThat(context.isValid()).isEqualTo(traced);
            if (traced && flags != null) {
                assertThat(context.getTraceId()).isEqualTo(TRACE);
            }
        });
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    private void filter(Tracing tracing, MockHttpServletRequest request) throws Exception {
        new TraceFilter(tracing).doFilter(request, new MockHttpServletResponse(), chain);
    }

    private static MockHttpServletRequest request(String caller, @Nullable String flags) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setAttribute(Caller.class.getName(), Objects.requireNonNull(CALLERS.get(caller)));
        if (flags != null) {
            request.addHeader("traceparent", "00-" + TRACE + "-b7ad6b7169203331-" + flags);
        }
        return request;
    }

    @Test
    void a_second_dispatch_of_a_request_has_no_second_span() throws Exception {
        MockHttpServletRequest request = request("anonymous", null);

        filter(ALL, request);
        filter(ALL, request);

        assertThat(seen).extracting(SpanContext::isValid).containsExactly(true, false);
    }
}
