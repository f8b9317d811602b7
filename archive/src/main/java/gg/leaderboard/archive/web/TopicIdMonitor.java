package gg.leaderboard.archive.web;

import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.consumer.LogTopic;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which log this archive folds. Kafka is asked once a second, so that no caller waits for a Kafka that is away. */
@Component
class TopicIdMonitor implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final BackgroundLoop loop = new BackgroundLoop("topic id");
    private final LogTopic topic;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable String id;

    TopicIdMonitor(LogTopic topic) {
        this.topic = topic;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        loop.start(this::refresh, INTERVAL);
    }

    private void refresh() {
        id = topic.topicId();
    }

    /** The id of the topic when Kafka last answered; empty if it has not answered yet. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Whether the topic has this id now: it may have been deleted and created again within the last second. */
    boolean matches(String asked) {
        // One caller at most waits for Kafka: otherwise those who ask for another log could take all threads.
        if (!asked.equals(id) && looking.tryLock()) {
            try {
                refresh();
            } catch (KafkaException e) {
                return false;
            } finally {
                looking.unlock();
            }
        }
        return asked.equals(id);
    }

    @Override
    public void close() {
        loop.stop();
    }
}
