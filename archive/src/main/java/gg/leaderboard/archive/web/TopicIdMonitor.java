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

/** The id of the topic that this archive folds. It is read once a second, so that no caller waits for Kafka. */
@Component
class TopicIdMonitor implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final BackgroundLoop loop = new BackgroundLoop("topic id");
    private final LogTopic topic;
    private final ReentrantLock refreshing = new ReentrantLock();
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

    /** Whether the topic has this id now. It may have been recreated within the last second. */
    boolean matches(String requested) {
        // At most one caller waits for Kafka. Otherwise requests for another topic could use all threads.
        if (!requested.equals(id) && refreshing.tryLock()) {
            try {
                refresh();
            } catch (KafkaException e) {
                return false;
            } finally {
                refreshing.unlock();
            }
        }
        return requested.equals(id);
    }

    @Override
    public void close() {
        loop.stop();
    }
}
