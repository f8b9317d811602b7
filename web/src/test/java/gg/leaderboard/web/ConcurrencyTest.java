package gg.leaderboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final int CLIENTS = 50;

    @Test
    void health_answers_while_every_other_thread_is_held_and_who_waits_is_answered_in_the_end() throws Exception {
        try (Service service = Service.start("server.tomcat.threads.max=10", "leaderboard.web.patience=30s");
                Clients clients = new Clients(service)) {
            clients.start(CLIENTS);
            await().until(() -> Service.Controller.GATE.getQueueLength() == 8);

            for (int i = 0; i < CLIENTS; i++) {
                assertThat(service.send(Service.get("/health", "localhost"))).startsWith("HTTP/1.1 200 ");
            }
            Future<String> body = clients.send("POST /count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: 3\r\n\r\nabc");
            assertThat(body.isDone()).isFalse();
            Service.Controller.GATE.release(CLIENTS);

            assertThat(clients.answers()).hasSize(CLIENTS).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));
            assertThat(body.get()).contains("{\"bytes\":3}");
        }
    }

    @Test
    void who_waits_too_long_is_refused_and_the_places_are_free_again() throws Exception {
        try (Service service = Service.start("server.tomcat.threads.max=10", "leaderboard.web.patience=100ms");
                Clients clients = new Clients(service)) {
            clients.start(8);
            await().until(() -> Service.Controller.GATE.getQueueLength() == 8);

            assertThat(service.send(Service.get("/hello", "localhost")))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Retry-After: 1", "application/problem+json", "Too many requests are running.");
            Service.Controller.GATE.release(8);

            assertThat(clients.answers()).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));
            assertThat(service.send(Service.get("/hello", "localhost"))).startsWith("HTTP/1.1 200 ");
        }
    }

    /** Clients that ask for what blocks, each with a thread that waits for its answer. */
    private static final class Clients implements AutoCloseable {

        private final Service service;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<Future<String>> asked = new ArrayList<>();

        Clients(Service service) {
            this.service = service;
        }

        void start(int count) {
            for (int i = 0; i < count; i++) {
                asked.add(send(Service.get("/block", "localhost")));
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
