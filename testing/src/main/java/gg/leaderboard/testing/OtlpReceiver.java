package gg.leaderboard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Receives spans by OTLP over HTTP and keeps them. */
public final class OtlpReceiver implements AutoCloseable {

    private static final String PATH = "/v1/traces";

    private final Queue<ReceivedSpan> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /** @param status the status of the responses */
    private OtlpReceiver(int status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, exchange -> receive(exchange, status));
        server.start();
    }

    public static OtlpReceiver start() throws IOException {
        return new OtlpReceiver(200);
    }

    /** Starts a receiver that refuses every request with this status. */
    public static OtlpReceiver refusing(int status) throws IOException {
        return new OtlpReceiver(status);
    }

    private void receive(HttpExchange exchange, int status) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (exchange;
                InputStream body =
                        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            if (status == 200) {
                ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::add);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void add(ResourceSpans sent) {
        String service = attributes(sent.getResource().getAttributesList()).getOrDefault("service.name", "");
        sent.getScopeSpansList()
                .forEach(scope -> scope.getSpansList()
                        .forEach(span -> spans.add(new ReceivedSpan(
                                service,
                                span.getName(),
                                hex(span.getTraceId().toByteArray()),
                                hex(span.getSpanId().toByteArray()),
                                hex(span.getParentSpanId().toByteArray()),
                                span.getLinksList().stream()
                                        .map(link -> hex(link.getSpanId().toByteArray()))
                                        .toList(),
                                attributes(span.getAttributesList()),
                                span.toString()))));
    }

    private static Map<String, String> attributes(List<KeyValue> sent) {
        return sent.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().hasIntValue()
                                ? String.valueOf(attribute.getValue().getIntValue())
                                : attribute.getValue().getStringValue()));
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    /** Returns the address for {@code leaderboard.tracing.endpoint}. */
    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    /** Returns the received spans of a trace. */
    public List<ReceivedSpan> trace(String id) {
        return spans.stream().filter(span -> span.trace().equals(id)).toList();
    }

    /** Returns all received spans. */
    public List<ReceivedSpan> all() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * A span; ids are hexadecimal.
     *
     * @param parent the id of its parent; empty if it has none
     * @param links the ids of the spans that it links to
     * @param text the whole span
     */
    public record ReceivedSpan(
            String service,
            String name,
            String trace,
            String id,
            String parent,
            List<String> links,
            Map<String, String> attributes,
            String text) {}
}
