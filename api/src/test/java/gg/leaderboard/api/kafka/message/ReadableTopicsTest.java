package gg.leaderboard.api.kafka.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.inlet.RelayProperties;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadableTopicsTest {

    private static ReadableTopics topics(String... names) {
        return new ReadableTopics(new ConsoleProperties(List.of(names)), new RelayProperties(null, 1));
    }

    @Test
    void messages_of_topics_of_other_systems_cannot_be_read_unless_they_are_configured() {
        ReadableTopics readable = topics("billing");

        for (String topic : List.of(Topics.GAME_EVENTS, Topics.DEAD_LETTERS, "score_updates", "billing")) {
            readable.require(topic);
        }
        assertThatThrownBy(() -> readable.require("payments"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(403))
                .hasMessageContaining("\"payments\"")
                .hasMessageContaining("leaderboard.api.console.topics");
        topics("*").require("payments");
    }
}
