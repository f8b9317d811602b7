package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final MinimalService SERVICE = MinimalService.start(
            "leaderboard.web.body.deadline=4s",
            "leaderboard.web.body.max=1MB",
            "leaderboard.web.body.memory=4MB",
            "server.tomcat.threads.max=20",
            "server.tomcat.connection-timeout=2s");

    private static final int CLIENTS = 250;

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @Test
    void hundreds_of_slow_bodies_delay_no_other_request_and_end() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                // Half of the requests go to an operation without a body, and a third are chunked. No thread may wait
                // for a body that is not needed.
                slow.add(open((i % 2 == 0 ? "POST /count" : "GET /hello")
                        + head("localhost")
                        + (i % 3 == 0 ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: 60000\r\n\r\n ")));
            }
            for (int round = 0; round < 8; round++) {
                for (int i = 0; i < CLIENTS; i++) {
                    trickle(slow.get(i), i % 3 == 0 ? (round % 2 == 0 ? "1\r\n" : " \r\n") : " ");
                }
                long begin = System.nanoTime();
                assertThat(SERVICE.send(MinimalService.get("/hello", "localhost")))
                        .startsWith("HTTP/1.1 200 ");
                assertThat(post("abc")).contains("{\"bytes\":3}");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            }
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                for (Socket socket : slow) {
                    trickle(socket, "");
                }
                assertThat(slow).allMatch(BodyTest::isEnded);
            });
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_body_that_takes_too_long_gets_408_and_the_connection_is_closed() throws IOException {
        try (Socket socket = open("POST /count" + head("localhost") + "Content-Length: 60000\r\n\r\n{")) {
            assertThat(read(socket))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("application/problem+json")
                    .contains("\"success\":false");
        }
    }

    @Test
    void a_body_that_no_call_uses_is_not_awaited_and_takes_no_memory() throws IOException {
        List<Socket> unfinished = new ArrayList<>();
        try {
            // Together twice the memory of bodies.
            for (int i = 0; i < 140; i++) {
                unfinished.add(open(List.of("GET", "HEAD").get(i % 2) + " /hello" + head("localhost")
                        + "Content-Length: 60000\r\n\r\n" + " ".repeat(59_999)));
            }
            assertThat(post("abc")).contains("{\"bytes\":3}");
            for (Socket socket : unfinished) {
                assertThat(read(socket)).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            for (Socket socket : unfinished) {
                socket.close();
            }
        }
        try (Socket chunked = open("GET /hello" + head("localhost") + "Transfer-Encoding: chunked\r\n\r\n5\r\na")) {
            assertThat(read(chunked)).startsWith("HTTP/1.1 200 ");
        }
        try (Socket complete = open("GET /hello" + head("localhost") + "Content-Length: 3\r\n\r\nabc"
                + MinimalService.get("/health", "localhost"))) {
            assertThat(read(complete)).contains("hello", "healthy");
        }
    }

    @Test
    void the_body_of_a_rejected_request_is_not_read() throws IOException {
        try (Socket socket = open("POST /count" + head("evil.example") + "Content-Length: 60000\r\n\r\n{")) {
            assertThat(read(socket)).startsWith("HTTP/1.1 421 ");
        }
        try (Socket socket = open("POST /count" + head("localhost") + "Content-Length: 9999999999\r\n\r\n{")) {
            assertThat(read(socket)).startsWith("HTTP/1.1 413 ").contains("1048576");
        }
    }

    @Test
    void an_invalid_content_length_is_a_client_error() throws IOException {
        for (String length : List.of("-1", "5x", "99999999999999999999")) {
            assertThat(SERVICE.send("POST /count" + head("localhost") + "Content-Length: " + length + "\r\n\r\n{}"))
                    .as(length)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json");
        }
    }

    @Test
    void a_wildcard_content_type_is_rejected() throws IOException {
        String request =
                "POST /count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3\r\nContent-Type: ";
        for (String type : List.of("*/*", "text/*; x=1")) {
            assertThat(SERVICE.send(request + type + "\r\n\r\nabc"))
                    .as(type)
                    .startsWith("HTTP/1.1 415 ")
                    .contains("application/problem+json", "Content-Type must");
        }
        assertThat(SERVICE.send(request + "text/plain; x=*\r\n\r\nabc")).contains("{\"bytes\":3}");
    }

    @Test
    void a_connection_stays_open_after_a_rejection_if_the_body_was_received() throws IOException {
        String refused = "POST /count" + head("evil.example") + "Content-Length: 3\r\n\r\nabc";
        assertThat(SERVICE.send(refused + MinimalService.get("/hello", "localhost")))
                .startsWith("HTTP/1.1 421 ")
                .contains("HTTP/1.1 200 ");
    }

    @Test
    void bodies_are_received_completely_however_they_are_sent() throws IOException {
        assertThat(post("x".repeat(1 << 20))).contains("{\"bytes\":1048576}");
        assertThat(post("x".repeat((1 << 20) + 1))).startsWith("HTTP/1.1 413 ");
        try (Socket socket =
                open("POST /count" + head("localhost") + "Content-Length: 6\r\nConnection: close\r\n\r\nab")) {
            trickle(socket, "cd");
            trickle(socket, "ef");
            assertThat(read(socket)).contains("{\"bytes\":6}");
        }
        String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        String chunked = "POST /count" + head("localhost") + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        assertThat(SERVICE.send(chunked + chunk.repeat(10) + "0\r\n\r\n")).contains("{\"bytes\":40960}");
        assertThat(SERVICE.send(chunked + chunk.repeat(300) + "0\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        assertThat(SERVICE.send(chunked + "zz\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void gzip_is_decompressed_up_to_the_same_limit() throws IOException {
        assertThat(gzipped(new byte[50_000])).contains("{\"bytes\":50000}");
        assertThat(gzipped(new byte[50 << 20])).startsWith("HTTP/1.1 413 ").contains("1048576");
        assertThat(sendCompressed("gzip", "no gzip".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 400 ");
        assertThat(sendCompressed("br", new byte[] {1}))
                .startsWith("HTTP/1.1 415 ")
                .contains("gzip");
        assertThat(sendCompressed("gzip, gzip", new byte[] {1})).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void bodies_in_progress_use_bounded_memory() throws Exception {
        List<Socket> large = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                large.add(open(
                        "POST /count" + head("localhost") + "Content-Length: 1000000\r\n\r\n" + "x".repeat(900_000)));
            }
            await().untilAsserted(() -> assertThat(large).anyMatch(BodyTest::isEnded));
            assertThat(post("abc")).as("a small one finds room").contains("{\"bytes\":3}");
        } finally {
            for (Socket socket : large) {
                socket.close();
            }
        }
        await().untilAsserted(() -> assertThat(post("x".repeat(1 << 20))).contains("{\"bytes\":1048576}"));
    }

    @Test
    void a_request_that_waits_for_its_response_holds_no_body() throws Exception {
        int requests = 40;
        List<Socket> waiting = new ArrayList<>();
        byte[] request = compressed("/count/later", "gzip", gzip(new byte[1_000_000]));
        long before = heap();
        try {
            for (int i = 0; i < requests; i++) {
                waiting.add(openCounted(request));
            }
            assertThat(heap() - before).isLessThan(requests * 1_000_000L / 4);
            MinimalService.Controller.COUNTED_LATER.complete(true);
            for (Socket socket : waiting) {
                assertThat(read(socket)).contains("{\"bytes\":1000000}");
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** Repeats a refused request. The memory of the one before it is released a moment after it was counted. */
    private static Socket openCounted(byte[] request) throws IOException {
        while (true) {
            Socket socket = open(request);
            InputStream answer = socket.getInputStream();
            await().until(() -> MinimalService.Controller.COUNTED.tryAcquire() || answer.available() > 0);
            if (answer.available() == 0) {
                return socket;
            }
            socket.close();
        }
    }

    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static String gzipped(byte[] body) throws IOException {
        return sendCompressed("gzip", gzip(body));
    }

    private static String sendCompressed(String encoding, byte[] body) throws IOException {
        return SERVICE.send(compressed("/count", encoding, body));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(String path, String encoding, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST " + path + head("localhost") + "Content-Encoding: " + encoding
                        + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static String post(String body) throws IOException {
        return SERVICE.send("POST /count" + head("localhost") + "Content-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static String head(String host) {
        return " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n";
    }

    private static Socket open(String beginning) throws IOException {
        return open(beginning.getBytes(StandardCharsets.UTF_8));
    }

    private static Socket open(byte[] beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(beginning);
        return socket;
    }

    private static void trickle(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The server has closed the connection, as expected.
        }
    }

    private static boolean isEnded(Socket socket) {
        try {
            return socket.getInputStream().available() > 0 || !answers(socket);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean answers(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
