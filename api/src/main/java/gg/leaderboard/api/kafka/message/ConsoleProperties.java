package gg.leaderboard.api.kafka.message;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topics topics whose messages operators may read in the console, besides those of the services and the inlets; {@code *}
 *     for all that the api's user of Kafka may read
 */
@ConfigurationProperties("leaderboard.api.console")
record ConsoleProperties(@DefaultValue List<String> topics) {

    static final String TOPICS = "leaderboard.api.console.topics";
}
