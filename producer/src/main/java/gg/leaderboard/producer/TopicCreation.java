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

/** Waits for Kafka and for the topics, telling whoever watches what it waits for. */
final class TopicCreation {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final MissingTopics topics;
    private final String topic;
    private final String servers;
    private final Ticker ticker;
    private final long start;

    /** @param topic where events go: one of ours, or another, which is then created as the broker sees fit */
    TopicCreation(Admin admin, String servers, Ticker ticker, String topic) {
        this.admin = admin;
        this.topic = topic;
        this.topics = new MissingTopics(admin, ATTEMPT);
        this.servers = servers;
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /**
     * Returns when all topics are there, however long that takes.
     *
     * @throws UsageException if Kafka refuses the login
     */
    void run() throws InterruptedException {
        while (!succeeds()) {
            ticker.sleep(PAUSE);
        }
    }

    private void createOther() {
        if (Topics.ALL.stream().anyMatch(ours -> ours.name().equals(topic))) {
            return;
        }
        try {
            NewTopic other = new NewTopic(topic, Optional.empty(), Optional.empty());
            KafkaFutures.await(admin.createTopics(List.of(other)).all(), ATTEMPT);
            LOG.info("Created the topic {}", topic);
        } catch (TopicExistsException e) {
            LOG.debug("{} is there", topic);
        } catch (AuthorizationException e) {
            LOG.warn("Did not create the topic {}: {}", topic, e.getMessage());
        }
    }

    private boolean succeeds() {
        try {
            topics.create();
            createOther();
            return true;
        } catch (InterruptException e) {
            // It has set the thread's flag, which ends the sleep that follows.
            LOG.debug("Stopped while waiting for Kafka", e);
        } catch (AuthenticationException e) {
            throw new UsageException("Kafka at " + servers + " refuses the login: " + e.getMessage());
        } catch (TimeoutException e) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(ticker.nanos() - start);
            LOG.warn("Kafka at {} has not answered for {} s; events follow when it does", servers, seconds);
        } catch (KafkaException e) {
            LOG.warn("Not all topics could be created: {}", e.getMessage());
        }
        return false;
    }
}
