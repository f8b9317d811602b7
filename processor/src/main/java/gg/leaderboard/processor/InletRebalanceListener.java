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

/** Partitions of inlets change hands. Says once which inlets have no topic yet: they are read when they have. */
final class InletRebalanceListener implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(InletRebalanceListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Inlets inlets;
    private final Admin admin;
    private final CurrentProblems troubles;
    private final AtomicBoolean told = new AtomicBoolean();

    InletRebalanceListener(Inlets inlets, Admin admin, CurrentProblems troubles) {
        this.inlets = inlets;
        this.admin = admin;
        this.troubles = troubles;
    }

    /** Records that are taken away are the trouble of whoever gets them. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> troubles.clear(partition.toString()));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (told.compareAndSet(false, true)) {
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
            TopicId.of(admin, topic, PATIENCE);
            return false;
        } catch (UnknownTopicOrPartitionException e) {
            return true;
        } catch (KafkaException e) {
            LOG.debug("Kafka does not tell whether there is a topic {}", topic, e);
            return false;
        }
    }
}
