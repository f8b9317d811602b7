package gg.leaderboard.log.reading;

import org.apache.kafka.common.KafkaException;

/** A topic that cannot be the log as it is. The message says what to change. */
final class UnfitTopicException extends KafkaException {

    UnfitTopicException(String problem) {
        super(problem);
    }
}
