package gg.leaderboard.archive.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An archive that requires credentials. */
class ArchiveCallersTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final ArchiveWithoutKafka ARCHIVE = new ArchiveWithoutKafka(
            "--leaderboard.security.required=true", "--leaderboard.security.service-key=" + KEY);

    @AfterAll
    static void close() {
        ARCHIVE.close();
    }

    @Test
    void nothing_but_health_is_public() throws IOException, InterruptedException {
        Set<String> open = new TreeSet<>();
        for (String call : calls()) {
            String[] parts = call.split(" ", 2);
            if (ARCHIVE.send(parts[0], parts[1], "").status() != 401) {
                open.add(call);
            }
        }

        assertThat(open).isEmpty();
        assertThat(ARCHIVE.send("GET", "/actuator/health/liveness", "").status())
                .isEqualTo(200);
        assertThat(ARCHIVE.send("GET", "/actuator/metrics", "").status()).isEqualTo(401);
    }

    private static Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        Objects.requireNonNull(ARCHIVE.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(call -> call.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> call.getPatternValues()
                                .forEach(path -> calls.add(method + " " + path.replaceAll("\\{[^}]*}", "x")))));
        assertThat(calls).hasSizeGreaterThan(15);
        return calls;
    }

    @Test
    void the_key_of_services_reads_and_operates() throws IOException, InterruptedException {
        for (String path : List.of("/api/v1/admin/dlq", "/actuator/metrics")) {
            Reply reply = ARCHIVE.send("GET", path, "", "X-API-Key", KEY);
            assertThat(reply.status()).as(path + reply.body()).isNotIn(401, 403);
        }
        assertThat(ARCHIVE.send("GET", "/api/v1/admin/dlq", "", "X-API-Key", KEY.replace('0', '1'))
                        .status())
                .isEqualTo(401);
    }
}
