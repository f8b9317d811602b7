package gg.leaderboard.producer;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that do not exist, and leaves alone those that do. Spring's NewTopic beans would not: they add
 * partitions to a topic that has fewer, which moves its players to other partitions.
 */
final class MissingTopics {

    private static final Logger LOG = LoggerFactory.getLogger(MissingTopics.class);

    private final Admin admin;
    private final String servers;
    private final Ticker ticker;
    private final long start;

    MissingTopics(Admin admin, String servers, Ticker ticker) {
        this.admin = admin;
        this.servers = servers;
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /**
     * Returns when all topics are there, however long that takes.
     *
     * @throws UsageException if Kafka refuses the login
     */
    void create() throws InterruptedException {
        List<NewTopic> missing =
                Topics.ALL.stream().map(MissingTopics::declared).toList();
        while (!missing.isEmpty()) {
            Map<String, KafkaFuture<Void>> answers = admin.createTopics(missing).values();
            List<NewTopic> stillMissing = new ArrayList<>();
            for (NewTopic topic : missing) {
                if (!isThere(topic, Objects.requireNonNull(answers.get(topic.name())))) {
                    stillMissing.add(topic);
                }
            }
            missing = stillMissing;
        }
    }

    private static NewTopic declared(Topics.Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
    }

    private boolean isThere(NewTopic topic, KafkaFuture<Void> answer) throws InterruptedException {
        while (true) {
            try {
                answer.get(1, TimeUnit.SECONDS);
                return true;
            } catch (TimeoutException e) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(ticker.nanos() - start);
                LOG.warn("Kafka at {} has not answered for {} s; events follow when it does", servers, seconds);
            } catch (ExecutionException e) {
                return isThereAfter(topic, Objects.requireNonNull(e.getCause()));
            }
        }
    }

    private boolean isThereAfter(NewTopic topic, Throwable problem) throws InterruptedException {
        if (problem instanceof TopicExistsException) {
            return true;
        }
        if (problem instanceof AuthenticationException) {
            throw new UsageException("Kafka at " + servers + " refuses the login: " + problem.getMessage());
        }
        LOG.warn("Topic {} could not be created: {}", topic.name(), problem.getMessage());
        if (problem instanceof AuthorizationException) {
            // Where only operators may create topics, they have.
            return true;
        }
        ticker.sleep(Duration.ofSeconds(1));
        return false;
    }
}
