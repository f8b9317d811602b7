package gg.leaderboard.log.consumer;

import org.apache.kafka.common.KafkaException;

/** A topic with unsupported settings. The message contains the remedy. */
final class IncompatibleTopicException extends KafkaException {

    IncompatibleTopicException(String problem) {
        super(problem);
    }
}
