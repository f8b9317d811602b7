package gg.leaderboard.log.consumer;

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

/**
 * Leads the records of each assigned partition to its {@link PartitionFold}, and the consumer to where that wants to read.
 * What the group has committed is never believed: the store knows how far it is.
 */
public final class LogReader implements ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private final Map<Assignment, Reading> readings = new ConcurrentHashMap<>();
    private final Map<Assignment, Long> failures = new ConcurrentHashMap<>();
    private final LogTopic topic;
    private final PartitionFold.Factory folds;
    private final CurrentProblems troubles;

    public LogReader(LogTopic topic, PartitionFold.Factory folds, CurrentProblems troubles) {
        this.topic = topic;
        this.folds = folds;
        this.troubles = troubles;
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
            failures.remove(new Assignment(consumer, partition));
            troubles.clear(partition.toString());
        }
    }

    /** Folds a batch of one partition. */
    public void read(
            List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
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
        OptionalLong again = reading.fold.process(records);
        if (again.isPresent()) {
            readAgain(consumer, partition, reading, again.getAsLong());
            return;
        }
        reading.next = records.get(records.size() - 1).offset() + 1;
        acknowledgment.acknowledge();
        failures.remove(new Assignment(consumer, partition));
        recovered(partition);
    }

    // Kafka answers whoever gets this far; a busy consumer has no idle moment in which to ask.
    private void recovered(TopicPartition partition) {
        troubles.clear(partition.toString());
        troubles.clear(CurrentProblems.KAFKA);
        troubles.clearIfQuiet(CurrentProblems.POLL);
    }

    /**
     * Whether a batch that begins at {@code first} leaves out nothing since {@code next}. A transaction's marker or a
     * compacted record leaves a gap that is none; a log that lost its head a real one.
     */
    private boolean continues(Consumer<?, ?> consumer, TopicPartition partition, long next, long first) {
        return first == next
                || (first > next && topic.range(consumer, partition).start() <= next);
    }

    /** Makes sure that the store still has what was written; called at assignment and while a partition is idle. */
    public void check(Consumer<?, ?> consumer, TopicPartition partition) {
        try {
            Reading reading = readings.get(new Assignment(consumer, partition));
            if (reading == null || !reading.fold.partition().topicId().equals(topic.recentTopicId())) {
                resume(consumer, partition);
            } else {
                OptionalLong lost = reading.fold.check();
                (lost.isPresent() ? lost : pass(consumer, partition, reading))
                        .ifPresent(offset -> readAgain(consumer, partition, reading, offset));
            }
            if (isPastFailure(consumer, partition)) {
                failures.remove(new Assignment(consumer, partition));
                recovered(partition);
            }
        } catch (WakeupException e) {
            throw e; // Kafka's way to stop a consumer
        } catch (RuntimeException e) {
            forget(consumer, partition);
            troubles.raise(partition.toString(), e);
        }
    }

    // The records that failed are read again. Only that, or that they are gone, tells whether it goes on.
    private boolean isPastFailure(Consumer<?, ?> consumer, TopicPartition partition) {
        Long failed = failures.get(new Assignment(consumer, partition));
        if (failed == null || consumer.position(partition) > failed) {
            return true;
        }
        OffsetRange log = topic.range(consumer, partition);
        return failed < log.start() || failed >= log.end();
    }

    // The consumer's position moves past markers and aborted records, which are never handed over. It is also past
    // records of the last poll that wait for their turn: those must be folded first.
    private OptionalLong pass(Consumer<?, ?> consumer, TopicPartition partition, Reading reading) {
        long position = consumer.position(partition);
        if (position <= reading.next || PolledOffsets.last(partition) >= reading.next) {
            return OptionalLong.empty();
        }
        if (!continues(consumer, partition, reading.next, position)) {
            // The log lost its head meanwhile, and the consumer went on where it begins now.
            resume(consumer, partition);
            return OptionalLong.empty();
        }
        OptionalLong again = reading.fold.pass(position - 1);
        if (again.isEmpty()) {
            reading.next = position;
        }
        return again;
    }

    /** Finds out whether Kafka is there; called while there is nothing to read. */
    public void checkKafka() {
        try {
            topic.topicId();
            folds.idle();
            troubles.clear(CurrentProblems.KAFKA);
            troubles.clearIfQuiet(CurrentProblems.POLL);
        } catch (RuntimeException e) {
            troubles.raise(CurrentProblems.KAFKA, e);
        }
    }

    /** Notes that the records from {@code offset} on could not be folded. They will be read again. */
    void failed(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
        forget(consumer, partition);
        failures.put(new Assignment(consumer, partition), offset);
    }

    /** After an exception nothing is known of the store any more: begin anew. */
    void forget(Consumer<?, ?> consumer, TopicPartition partition) {
        readings.remove(new Assignment(consumer, partition));
    }

    private void resume(Consumer<?, ?> consumer, TopicPartition partition) {
        try {
            PartitionFold fold = folds.create(topic.identify(partition));
            long offset = fold.resumeAt(topic.range(consumer, partition));
            consumer.seek(partition, offset);
            PolledOffsets.forget(partition);
            readings.put(new Assignment(consumer, partition), new Reading(fold, offset));
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
        LOG.warn("{}: the store is not as it was left, reading again from {} on", partition, offset);
        consumer.seek(partition, offset);
        PolledOffsets.forget(partition);
        reading.next = offset;
    }

    private record Assignment(Consumer<?, ?> consumer, TopicPartition partition) {}

    private static final class Reading {

        private final PartitionFold fold;
        private long next;

        Reading(PartitionFold fold, long next) {
            this.fold = fold;
            this.next = next;
        }
    }
}
