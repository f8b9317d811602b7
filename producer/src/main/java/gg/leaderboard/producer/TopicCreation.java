package gg.leaderboard.producer;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.MissingTopics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until Kafka is available and the topics exist, and logs what it waits for. */
final class TopicCreation {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Admin admin;
    private final MissingTopics topics;
    private final String topic;
    private final String servers;
    private final Ticker ticker;
    private final long start;

    /** @param topic the topic to send to; if it is not one of {@link Topics}, it is created with the broker's defaults */
    TopicCreation(Admin admin, String servers, Ticker ticker, String topic) {
        this.admin = admin;
        this.topic = topic;
        this.topics = new MissingTopics(admin, TIMEOUT);
        this.servers = servers;
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /**
     * Creates missing topics, and retries without limit.
     *
     * @throws UsageException if Kafka rejects the login
     */
    void run() throws InterruptedException {
        while (!succeeds()) {
            ticker.sleep(BACK_OFF);
        }
    }

    private void createCustomTopic() {
        if (Topics.ALL.stream().anyMatch(own -> own.name().equals(topic))) {
            return;
        }
        try {
            NewTopic other = new NewTopic(topic, Optional.empty(), Optional.empty());
            KafkaFutures.await(admin.createTopics(List.of(other)).all(), TIMEOUT);
            LOG.info("Created the topic {}", topic);
        } catch (TopicExistsException e) {
            LOG.debug("The topic {} exists", topic);
        } catch (AuthorizationException e) {
            LOG.warn(
                    "Did not create the topic {}: {}. If it is missing, create it, or allow the producer to create topics",
                    topic,
                    e.getMessage());
        }
    }

    private boolean succeeds() {
        try {
            topics.create();
            createCustomTopic();
            return true;
        } catch (InterruptException e) {
            // The thread's interrupt flag is set, so the following sleep throws.
            LOG.debug("Stopped while waiting for Kafka", e);
        } catch (AuthenticationException e) {
            throw new UsageException("Kafka at " + servers + " rejected the login: " + e.getMessage());
        } catch (TimeoutException e) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(ticker.nanos() - start);
            LOG.warn(
                    "Kafka at {} has not responded for {} s; events are sent when it responds. Start it, or correct"
                            + " spring.kafka.bootstrap-servers",
                    servers,
                    seconds);
        } catch (KafkaException e) {
            LOG.warn(
                    "Not all topics could be created: {}. The producer tries again until they exist. Correct what the message names,"
                            + " or create the topics",
                    e.getMessage());
        }
        return false;
    }
}
