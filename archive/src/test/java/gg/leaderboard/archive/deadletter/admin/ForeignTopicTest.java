package gg.leaderboard.archive.deadletter.admin;

import static gg.leaderboard.archive.fixture.ArchiveWithKafka.assertProblem;
import static gg.leaderboard.archive.fixture.ArchiveWithKafka.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.fixture.ArchiveWithKafka;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.log.TopicIdHeader;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests that an archive rejects all requests of an api of another installation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignTopicTest {

    private static final String STRANGERS = "AAAAAAAAAAAAAAAAAAAAAA";

    @AutoClose
    private final ArchiveWithKafka desk = new ArchiveWithKafka();

    @Test
    void every_response_names_the_folded_topic_including_problems() throws Exception {
        for (String path : new String[] {"", "counts", "no-such-letter", "?limit=none"}) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(desk.send("GET", path, "").header(TopicIdHeader.NAME))
                            .as(path)
                            .contains(ours()));
        }
    }

    @Test
    void a_request_for_another_log_is_rejected_before_it_has_any_effect() throws Exception {
        DeadLetterId id = desk.deadLetters().addLetter("ada", valid("ada"), "leaderboard_id names no leaderboard");

        for (String[] call : new String[][] {
            {"POST", id + "/resend"}, {"POST", "resend?dry_run=false"}, {"DELETE", id.toString()}, {"GET", ""}
        }) {
            assertProblem(
                    desk.send(call[0], call[1], "", TopicIdHeader.NAME, STRANGERS),
                    409,
                    "folds the topic game-events with the id " + ours());
        }
        assertProblem(
                desk.send(
                        "PUT", id.toString(), "{}", "Content-Type", "application/json", TopicIdHeader.NAME, STRANGERS),
                409,
                "Nothing was read or changed");

        assertThat(desk.resentRecords(id)).isEmpty();
        assertThat(desk.status(id)).isEqualTo("open");
        assertThat(desk.send("POST", id + "/resend", "", TopicIdHeader.NAME, ours())
                        .status())
                .isEqualTo(200);
    }

    private String ours() {
        return TopicId.of(desk.archive().bean(Admin.class), Topics.GAME_EVENTS, Duration.ofSeconds(10));
    }
}
