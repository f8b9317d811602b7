package gg.leaderboard.log;

import org.apache.kafka.common.KafkaException;

/** Kafka went away between taking a change and confirming it: the change may have been made, or not. */
public final class OutcomeUnknownException extends KafkaException {

    OutcomeUnknownException(String what, KafkaException cause) {
        super(
                "Kafka has not confirmed the change of " + what + "; it may have been made or not: "
                        + cause.getMessage(),
                cause);
    }
}
