package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final int CLIENTS = 50;

    @Test
    void health_responds_while_every_other_thread_is_in_use_and_waiting_requests_complete() throws Exception {
        try (MinimalService service =
                        MinimalService.start("server.tomcat.threads.max=10", "leaderboard.web.patience=30s");
                Clients clients = new Clients(service)) {
            clients.start(CLIENTS);
            await().until(() -> MinimalService.Controller.GATE.getQueueLength() == 8);

            for (int i = 0; i < CLIENTS; i++) {
                assertThat(service.send(MinimalService.get("/health", "localhost")))
                        .startsWith("HTTP/1.1 200 ");
            }
            Future<String> body = clients.send("POST /count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: 3\r\n\r\nabc");
            assertThat(body.isDone()).isFalse();
            MinimalService.Controller.GATE.release(CLIENTS);

            assertThat(clients.answers()).hasSize(CLIENTS).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));
            assertThat(body.get()).contains("{\"bytes\":3}");
        }
    }

    @Test
    void a_request_that_waits_too_long_is_rejected_and_its_slot_is_released() throws Exception {
        try (MinimalService service =
                        MinimalService.start("server.tomcat.threads.max=10", "leaderboard.web.patience=100ms");
                Clients clients = new Clients(service)) {
            clients.start(8);
            await().until(() -> MinimalService.Controller.GATE.getQueueLength() == 8);

            assertThat(service.send(MinimalService.get("/hello", "localhost")))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Retry-After: 1", "application/problem+json", "Too many requests are being processed.");
            MinimalService.Controller.GATE.release(8);

            assertThat(clients.answers()).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));
            assertThat(service.send(MinimalService.get("/hello", "localhost"))).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_request_in_progress_completes_while_every_thread_is_in_use() throws Exception {
        try (MinimalService service =
                        MinimalService.start("server.tomcat.threads.max=10", "leaderboard.web.patience=30s");
                Clients clients = new Clients(service)) {
            // When decoded, this id would be a path above the root.
            Future<String> later =
                    clients.send(MinimalService.get("/players/a%2F..%2F..%2F..%2F..%5Cb/later", "localhost"));
            await().until(() -> MinimalService.Controller.LATER.getNumberOfDependents() == 1);
            clients.start(8);
            await().until(() -> MinimalService.Controller.GATE.getQueueLength() == 8);

            MinimalService.Controller.LATER.complete(true);

            assertThat(later.get()).startsWith("HTTP/1.1 200 ").contains("{\"player\":\"a/../../../..\\\\b\"}");
            MinimalService.Controller.GATE.release(8);
            assertThat(clients.answers()).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void the_memory_of_a_body_is_released_if_its_request_is_rejected_later() throws Exception {
        String head =
                "POST /count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
        String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        String end = "0\r\n\r\n";
        try (MinimalService service = MinimalService.start(
                        "server.tomcat.threads.max=10",
                        "leaderboard.web.patience=100ms",
                        "leaderboard.web.body.memory=10KB");
                Clients clients = new Clients(service)) {
            for (int i = 0; i < 3; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
                    socket.getOutputStream().write((head + chunk).getBytes(StandardCharsets.UTF_8));
                    clients.start(8);
                    await().until(() -> MinimalService.Controller.GATE.getQueueLength() == 8);
                    socket.getOutputStream().write(end.getBytes(StandardCharsets.UTF_8));
                    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                            .contains("Too many requests are being processed.");
                }
                MinimalService.Controller.GATE.release(8);
                assertThat(clients.answers()).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));
            }

            assertThat(service.send(head + chunk + end)).contains("{\"bytes\":4096}");
        }
    }

    @Test
    void decompressed_data_counts_as_memory() {
        byte[] compressed = gzip(new byte[20_000]);

        assertThatThrownBy(() -> Gzip.inflate(
                        new ByteArrayInputStream(compressed), 1 << 20, (size, more) -> size + more <= 10_000))
                .isInstanceOf(Gzip.NoRoomException.class);
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Clients that call a blocking operation. Each has a thread that waits for its response. */
    private static final class Clients implements AutoCloseable {

        private final MinimalService service;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<Future<String>> asked = new ArrayList<>();

        Clients(MinimalService service) {
            this.service = service;
        }

        void start(int count) {
            for (int i = 0; i < count; i++) {
                asked.add(send(MinimalService.get("/block", "localhost")));
            }
        }

        Future<String> send(String request) {
            return threads.submit(() -> service.send(request));
        }

        List<String> answers() throws Exception {
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
