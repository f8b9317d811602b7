package gg.leaderboard.api.kafka.message;

import gg.leaderboard.events.Rules;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.inlet.RelayProperties;
import gg.leaderboard.web.ProblemException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The topics whose messages may be read. Kafka may have topics of other systems, which the role of an operator of this one does
 * not concern.
 */
@Component
@EnableConfigurationProperties({ConsoleProperties.class, RelayProperties.class})
class ReadableTopics {

    private static final String ALL = "*";

    private final Set<String> names = new HashSet<>();

    ReadableTopics(ConsoleProperties properties, RelayProperties relay) {
        Topics.ALL.forEach(topic -> names.add(topic.name()));
        names.addAll(relay.topics());
        names.addAll(properties.topics());
    }

    /** @throws ProblemException 403 if messages of the topic may not be read */
    void require(String topic) {
        if (!names.contains(ALL) && !names.contains(topic)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "Messages of the topic " + Rules.quote(topic)
                            + " cannot be read: it is neither a topic of the services nor an inlet. Add it to "
                            + ConsoleProperties.TOPICS + " of the api.");
        }
    }
}
