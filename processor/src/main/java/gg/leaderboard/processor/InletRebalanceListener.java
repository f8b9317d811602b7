package gg.leaderboard.processor;

import gg.leaderboard.log.TopicId;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.inlet.Inlets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets problems of revoked partitions of inlets. Logs once which inlets have no topic yet. */
final class InletRebalanceListener implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(InletRebalanceListener.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Inlets inlets;
    private final Admin admin;
    private final CurrentProblems problems;
    private final AtomicBoolean reportedMissing = new AtomicBoolean();

    InletRebalanceListener(Inlets inlets, Admin admin, CurrentProblems problems) {
        this.inlets = inlets;
        this.admin = admin;
        this.problems = problems;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> problems.forget(partition.toString()));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (reportedMissing.compareAndSet(false, true)) {
            List<String> missing = inlets.externalTopics().stream()
                    .filter(this::isMissing)
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                LOG.info("Waiting for topics that do not exist yet: {}", String.join(", ", missing));
            }
        }
    }

    private boolean isMissing(String topic) {
        try {
            TopicId.of(admin, topic, TIMEOUT);
            return false;
        } catch (UnknownTopicOrPartitionException e) {
            return true;
        } catch (KafkaException e) {
            LOG.debug("Cannot check whether the topic {} exists", topic, e);
            return false;
        }
    }
}
