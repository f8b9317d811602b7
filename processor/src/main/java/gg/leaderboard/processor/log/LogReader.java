package gg.leaderboard.processor.log;

import gg.leaderboard.processor.definition.BoardDefinitions;
import gg.leaderboard.processor.health.Troubles;
import gg.leaderboard.processor.partition.LogGapException;
import gg.leaderboard.processor.partition.PartitionProcessor;
import gg.leaderboard.processor.top.TopFive;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/**
 * Leads the records of each assigned partition to its {@link PartitionProcessor}, and the consumer to where that wants to
 * read. What the group has committed is never believed: the standings know how far they are.
 */
@Component
class LogReader implements ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private final Map<Assignment, Reading> readings = new ConcurrentHashMap<>();
    private final LogTopic topic;
    private final PartitionProcessors factory;
    private final Troubles troubles;
    private final BoardDefinitions boards;
    private final TopFive topFive;

    LogReader(
            LogTopic topic, PartitionProcessors factory, BoardDefinitions boards, Troubles troubles, TopFive topFive) {
        this.topic = topic;
        this.factory = factory;
        this.boards = boards;
        this.troubles = troubles;
        this.topFive = topFive;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            // A position to begin with, whatever happens; nothing is processed before resume() has set the right one.
            consumer.seekToBeginning(Set.of(partition));
            check(consumer, partition);
        }
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        giveUp(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        giveUp(consumer, partitions);
    }

    private void giveUp(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            forget(consumer, partition);
            troubles.clear(partition.toString());
        }
    }

    /** Processes a batch of one partition. */
    void read(List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
        TopicPartition partition =
                new TopicPartition(records.get(0).topic(), records.get(0).partition());
        if (consumer.position(partition) <= records.get(records.size() - 1).offset()) {
            // Fetched before a seek: what the consumer shall read comes later, and these would leave a gap before it.
            return;
        }
        Reading reading = readings.get(new Assignment(consumer, partition));
        if (reading == null
                || !continues(consumer, partition, reading.next, records.get(0).offset())) {
            resume(consumer, partition);
            return;
        }
        OptionalLong again = reading.processor.process(records, boards.current());
        if (again.isPresent()) {
            readAgain(consumer, partition, reading, again.getAsLong());
            return;
        }
        reading.next = records.get(records.size() - 1).offset() + 1;
        acknowledgment.acknowledge();
        well(partition);
        topFive.afterBatch();
    }

    // Kafka answers whoever gets this far; a busy consumer has no idle moment in which to ask.
    private void well(TopicPartition partition) {
        troubles.clear(partition.toString());
        troubles.clear(Troubles.KAFKA);
    }

    /**
     * Whether a batch that begins at {@code first} leaves out nothing since {@code next}. A transaction's marker or a
     * compacted record leaves a gap that is none; a log that lost its head a real one.
     */
    private boolean continues(Consumer<?, ?> consumer, TopicPartition partition, long next, long first) {
        return first == next
                || (first > next && topic.range(consumer, partition).start() <= next);
    }

    /** Makes sure that the standings still have what was written; called at assignment and while a partition is idle. */
    void check(Consumer<?, ?> consumer, TopicPartition partition) {
        try {
            Reading reading = readings.get(new Assignment(consumer, partition));
            if (reading == null || !reading.processor.partition().topicId().equals(topic.topicId())) {
                resume(consumer, partition);
            } else {
                reading.processor.check().ifPresent(offset -> readAgain(consumer, partition, reading, offset));
            }
            well(partition);
        } catch (WakeupException e) {
            throw e; // Kafka's way to stop a consumer
        } catch (RuntimeException e) {
            forget(consumer, partition);
            troubles.raise(partition.toString(), e);
        }
    }

    void checkKafka() {
        try {
            topic.topicId();
            boards.current();
            troubles.clear(Troubles.KAFKA);
        } catch (RuntimeException e) {
            troubles.raise(Troubles.KAFKA, e);
        }
    }

    /** After an exception nothing is known of the standings any more: begin anew. */
    void forget(Consumer<?, ?> consumer, TopicPartition partition) {
        readings.remove(new Assignment(consumer, partition));
    }

    private void resume(Consumer<?, ?> consumer, TopicPartition partition) {
        try {
            PartitionProcessor processor = factory.create(topic.identify(partition));
            long offset = processor.resumeAt(topic.range(consumer, partition), topic.isCommitted(consumer, partition));
            consumer.seek(partition, offset);
            readings.put(new Assignment(consumer, partition), new Reading(processor, offset));
            LOG.info("{} is read from {} on", partition, offset);
            consumer.resume(Set.of(partition));
        } catch (LogGapException e) {
            // Looked at again while it is idle, so that it goes on by itself once the gap is mended.
            forget(consumer, partition);
            consumer.pause(Set.of(partition));
            throw e;
        }
    }

    private void readAgain(Consumer<?, ?> consumer, TopicPartition partition, Reading reading, long offset) {
        LOG.warn("{}: the standings have lost writes, reading again from {} on", partition, offset);
        consumer.seek(partition, offset);
        reading.next = offset;
    }

    private record Assignment(Consumer<?, ?> consumer, TopicPartition partition) {}

    private static final class Reading {

        private final PartitionProcessor processor;
        private long next;

        Reading(PartitionProcessor processor, long next) {
            this.processor = processor;
            this.next = next;
        }
    }
}
