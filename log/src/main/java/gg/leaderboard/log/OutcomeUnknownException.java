package gg.leaderboard.log;

import org.apache.kafka.common.KafkaException;

/** Kafka received a change but did not confirm it. The change may or may not have been made. */
public final class OutcomeUnknownException extends KafkaException {

    OutcomeUnknownException(String subject, KafkaException cause) {
        super(
                "Kafka has not confirmed the change of " + subject + ", which may or may not have been made: "
                        + cause.getMessage(),
                cause);
    }
}
