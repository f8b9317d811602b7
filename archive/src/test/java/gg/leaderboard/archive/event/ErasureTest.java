package gg.leaderboard.archive.event;

import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.ArchiveWithoutKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Received;
import gg.leaderboard.log.consumer.AuthorizedModeration;
import gg.leaderboard.log.consumer.ModerationCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureTest {

    private static final String REFUSED =
            "rejected: event_type is moderation, which is accepted from leaderboard-moderation and the api's calls only";

    @AutoClose
    private final ArchiveWithoutKafka archive = new ArchiveWithoutKafka();

    @Test
    void no_record_names_an_erased_player() {
        archive.log(List.of(
                event("d1", "victim", "player_died", ",\"killer_id\":\"gone\""),
                event("d2", "victim", "player_died", ",\"data\":{\"killer_id\":\"gone\",\"spot\":7}"),
                event("d3", "victim", "player_died", ",\"killer_id\":\"gone\",\"data\":[1]"),
                event("d4", "victim", "player_died", ",\"killer_id\":\"gone-too\""),
                event("s1", "gone", "player_scored", ",\"points\":5"),
                new Received(null, "{\"player_id\":\"gone\",\"points\":\"many\"}".getBytes(StandardCharsets.UTF_8)),
                event("e1", "gone", "player_erased", "")));

        JdbcTemplate sql = archive.bean(JdbcTemplate.class);
        assertThat(sql.queryForList(
                        "SELECT event_id FROM events WHERE data::text LIKE '%gone%' AND event_type IS DISTINCT FROM 'player_erased'",
                        String.class))
                .containsExactly("d4");
        assertThat(sql.queryForObject(
                        "SELECT data -> 'data' ->> 'spot' FROM events WHERE event_id = 'd2'", String.class))
                .isEqualTo("7");
        assertThat(sql.queryForObject("SELECT deaths FROM player_statistics WHERE player_id = 'victim'", Integer.class))
                .isEqualTo(4);
    }

    @Test
    void an_erasure_that_is_not_in_the_topic_of_moderation_is_archived_as_rejected_and_erases_nothing() {
        archive.log(List.of(event("s2", "spared", "player_scored", ",\"points\":5")));
        archive.setModerationCheck((event, logTime) -> {
            throw AuthorizedModeration.refusal();
        });
        try {
            archive.log(
                    List.of(event("e2", "spared", "player_erased", ""), event("h2", "spared", "player_hidden", "")));
        } finally {
            archive.setModerationCheck(ModerationCheck.NONE);
        }

        JdbcTemplate sql = archive.bean(JdbcTemplate.class);
        assertThat(sql.queryForList(
                        "SELECT verdict || ': ' || coalesce(reason, '') FROM events WHERE player_id = 'spared' ORDER BY \"offset\"",
                        String.class))
                .containsExactly("counted: ", REFUSED, REFUSED);
        assertThat(sql.queryForObject(
                        "SELECT total_score FROM player_statistics WHERE player_id = 'spared'", Integer.class))
                .isEqualTo(5);
        assertThat(sql.queryForList("SELECT 1 FROM hidden_players WHERE player = 'spared'"))
                .isEmpty();
    }

    private static Received event(String id, String player, String type, String more) {
        String event = "{\"event_id\":\"%s\",\"event_type\":\"%s\",\"player_id\":\"%s\",\"timestamp\":\"%s\"%s}"
                .formatted(id, type, player, NOON, more);
        return new Received(player.getBytes(StandardCharsets.UTF_8), event.getBytes(StandardCharsets.UTF_8));
    }
}
