package gg.leaderboard.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.testing.OtlpReceiver;
import gg.leaderboard.testing.OtlpReceiver.ReceivedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests the spans of a service against a receiver. */
@ExtendWith(OutputCaptureExtension.class)
class TracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String HEADER = "00-" + TRACE + "-b7ad6b7169203331-01";

    private static Tracing tracing(@Nullable String endpoint, double sampling) {
        return Tracing.of(
                new TracingProperties(endpoint == null ? null : URI.create(endpoint), Map.of(), sampling), "test");
    }

    @Test
    void without_a_receiver_there_is_no_span_and_no_thread() {
        for (String none : new @Nullable String[] {null, ""}) {
            Tracing off = tracing(none, 1);

            assertThat(off.isOn()).isFalse();
            assertThat(off.samples()).isFalse();
            assertThat(off.startChild("child", SpanKind.INTERNAL)).isNull();
            assertThat(off.start("root", SpanKind.INTERNAL, List.of()).isRecording())
                    .isFalse();
            off.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("BatchSpanProcessor"));
    }

    @Test
    void spans_reach_the_receiver_with_parents_and_links_and_are_in_log_lines_while_active() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Tracing tracing = tracing(receiver.endpoint(), 1)) {
            SpanContext other =
                    tracing.start("other", SpanKind.INTERNAL, List.of()).getSpanContext();
            Span batch = tracing.start("batch", SpanKind.CONSUMER, List.of(TraceContext.read(HEADER), other));
            ActiveSpan active = ActiveSpan.open(batch);
            assertThat(MDC.get("trace.id")).isEqualTo(TRACE);
            Span child = Objects.requireNonNull(tracing.startChild("child", SpanKind.INTERNAL));
            Tracing.fail(child, new IllegalStateException("of ada"));
            child.end();
            active.close();
            batch.end();

            assertThat(MDC.get("trace.id")).isNull();
            assertThat(tracing.startChild("none", SpanKind.INTERNAL)).isNull();
            await().until(() -> receiver.trace(TRACE).size() == 2);
            ReceivedSpan received = named("batch", receiver);
            assertThat(received.parent()).isEqualTo("b7ad6b7169203331");
            assertThat(received.links()).containsExactly(other.getSpanId());
            assertThat(received.service()).isEqualTo("test");
            assertThat(named("child", receiver).parent()).isEqualTo(received.id());
            assertThat(named("child", receiver).text())
                    .contains("IllegalStateException")
                    .doesNotContain("ada");
        }
    }

    private static ReceivedSpan named(String name, OtlpReceiver receiver) {
        return receiver.all().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_configured_share_is_sampled() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Tracing tracing = tracing(receiver.endpoint(), 0.1)) {
            assertThat(IntStream.range(0, 10_000).filter(i -> tracing.samples()).count())
                    .isBetween(800L, 1200L);
        }
    }

    @Test
    void a_receiver_that_refuses_spans_is_logged_once_with_the_remedy(CapturedOutput output) throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.refusing(404)) {
            Tracing tracing = tracing(receiver.endpoint(), 1);
            tracing.start("first", SpanKind.INTERNAL, List.of()).end();
            await().until(() -> output.getAll().contains("Cannot send spans to " + receiver.endpoint()));
            tracing.start("second", SpanKind.INTERNAL, List.of()).end();
            tracing.close();
            assertThat(output.getAll())
                    .containsOnlyOnce("Cannot send spans")
                    .contains("correct leaderboard.tracing.endpoint");
        }
    }

    @Test
    void a_header_is_read_and_written() {
        SpanContext context = TraceContext.read(HEADER.getBytes(StandardCharsets.UTF_8));

        assertThat(context.getTraceId()).isEqualTo(TRACE);
        assertThat(context.isSampled()).isTrue();
        assertThat(TraceContext.write(context)).isEqualTo(HEADER);
        assertThat(TraceContext.read(HEADER.replaceAll("1$", "0")).isSampled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-zz",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "\u0000\u00ff"
            })
    void an_invalid_header_is_no_context(String header) {
        assertThat(TraceContext.read(header).isValid()).isFalse();
        assertThat(TraceContext.read(header.getBytes(StandardCharsets.UTF_8)).isValid())
                .isFalse();
        assertThat(TraceContext.read("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-" + "x".repeat(100_000))
                        .isValid())
                .isFalse();
    }

    @Test
    void a_missing_header_is_no_context() {
        assertThat(TraceContext.read((String) null).isValid()).isFalse();
        assertThat(TraceContext.read((byte[]) null).isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "ftp://collector/v1/traces", "/v1/traces", "http://a:secret@collector/"})
    void an_endpoint_that_is_no_address_of_http_is_refused(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TracingProperties(URI.create(endpoint), Map.of(), 0.01))
                .withMessageContaining("leaderboard.tracing.endpoint")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void a_share_that_is_not_from_0_to_1_is_refused(double sampling) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TracingProperties(null, Map.of(), sampling))
                .withMessageContaining("leaderboard.tracing.sampling");
    }
}
