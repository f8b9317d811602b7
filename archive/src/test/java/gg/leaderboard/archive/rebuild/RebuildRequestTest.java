package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.archive.fixture.ArchiveWithKafka.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that invalid requests are rejected before Redis is read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildRequestTest {

    private static final String REBUILD = "/api/v1/admin/rebuild";

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"boards\":|body is not JSON at line 1, column ",
                "[]|body must be a JSON object; was ",
                "{\"boards\":[]}|boards must be an object"
            })
    void an_unreadable_rebuild_request_is_rejected_with_the_reason(String body, String reason) throws Exception {
        assertProblem(archive.send("POST", REBUILD, body), 400, reason);
    }

    @Test
    void a_rebuild_request_that_is_too_large_is_rejected() throws Exception {
        assertProblem(archive.send("POST", REBUILD, " ".repeat((1 << 20) + 1)), 413, "1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ten", "1.5"})
    void an_invalid_limit_is_rejected_by_name(String limit) throws Exception {
        Reply reply = archive.get(REBUILD + "/compare?limit=" + limit);

        assertProblem(reply, 400, "limit must be a whole number from 0 to 1000; was \"" + limit + "\"");
        assertThat(reply.body().path("parameter").stringValue()).isEqualTo("limit");
    }
}
