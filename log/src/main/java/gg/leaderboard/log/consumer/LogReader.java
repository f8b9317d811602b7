package gg.leaderboard.log.consumer;

import gg.leaderboard.log.bounded.BoundedConsumers;
import gg.leaderboard.standings.definition.GenerationStamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Passes the records of each assigned partition to its {@link PartitionFold}, and seeks the consumer to the offset that the
 * fold needs. The store holds the progress; see {@link PartitionFold#needsUncommitted} for committed offsets.
 */
public final class LogReader implements ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private final Map<Assignment, Reading> readings = new ConcurrentHashMap<>();
    private final Map<Assignment, Long> failures = new ConcurrentHashMap<>();
    private final LogTopic topic;
    private final PartitionFold.Factory folds;
    private final CurrentProblems problems;
    private volatile boolean stopping;

    public LogReader(LogTopic topic, PartitionFold.Factory folds, CurrentProblems problems) {
        this.topic = topic;
        this.folds = folds;
        this.problems = problems;
    }

    /**
     * Ends the work on partitions: while the store is unavailable, each would wait for it again. Call it when the service
     * begins to stop.
     */
    public void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            // The consumer needs a position. No record is processed before resume() has set the right one.
            consumer.seekToBeginning(Set.of(partition));
            check(consumer, partition);
        }
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Reading reading = readings.get(new Assignment(consumer, partition));
            if (reading != null) {
                reading.acknowledgments().acknowledge();
            }
        }
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        release(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        release(consumer, partitions);
    }

    private void release(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            discard(consumer, partition);
            failures.remove(new Assignment(consumer, partition));
            problems.forget(partition.toString());
        }
    }

    /** Folds a batch of one partition. */
    public void read(
            List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
        if (stopping) {
            return;
        }
        TopicPartition partition =
                new TopicPartition(records.get(0).topic(), records.get(0).partition());
        if (consumer.position(partition) <= records.get(records.size() - 1).offset()) {
            // Fetched before a seek. The records after the seek come with a later poll.
            return;
        }
        Reading reading = readings.get(new Assignment(consumer, partition));
        List<ConsumerRecord<byte[], byte[]>> unread =
                reading == null ? records : unread(consumer, partition, reading, records);
        if (unread.isEmpty()) {
            return;
        }
        if (reading == null
                || !continues(consumer, partition, reading, unread.get(0).offset())) {
            resume(consumer, partition);
            return;
        }
        GenerationStamp before = reading.fold().stamp();
        OptionalLong again = reading.fold().process(unread);
        if (again.isPresent()) {
            readAgain(consumer, partition, reading, before, again.getAsLong());
            return;
        }
        reading.continueAt(unread.get(unread.size() - 1).offset() + 1);
        reading.acknowledgments().acknowledge(acknowledgment);
        failures.remove(new Assignment(consumer, partition));
        recovered(partition);
    }

    private List<ConsumerRecord<byte[], byte[]>> unread(
            Consumer<?, ?> consumer,
            TopicPartition partition,
            Reading reading,
            List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            return reading.unread(records);
        } catch (LogGapException e) {
            throw pause(consumer, partition, e);
        }
    }

    // Kafka answered, or there would be no records. A busy consumer has no idle events that would clear these problems.
    private void recovered(TopicPartition partition) {
        problems.clear(partition.toString());
        problems.clear(CurrentProblems.KAFKA);
        problems.clearIfQuiet(CurrentProblems.DEFINITIONS);
        problems.clearIfQuiet(CurrentProblems.POLL);
    }

    /**
     * Whether {@code first} is of the log that is being read, and no record was lost before it. Transaction markers and compacted
     * records leave harmless gaps; records deleted by retention leave real ones.
     */
    private boolean continues(Consumer<?, ?> consumer, TopicPartition partition, Reading reading, long first) {
        // While the topic is being created again, the consumer fetches by its name, and answers have no id.
        String read = BoundedConsumers.topicId(LeavingConsumers.original(consumer), partition)
                .orElseGet(topic::topicId);
        return read.equals(reading.fold().partition().topicId())
                && (first == reading.next()
                        || (first > reading.next()
                                && topic.range(consumer, partition).start() <= reading.next()));
    }

    /** Checks that the store has not lost writes. Called at assignment and while a partition is idle. */
    public void check(Consumer<?, ?> consumer, TopicPartition partition) {
        PolledOffsets.endDelivery();
        if (stopping) {
            return;
        }
        try {
            Reading known = readings.get(new Assignment(consumer, partition));
            // A new fold is checked, too. Otherwise a check that keeps failing would seem to recover each time.
            Reading reading =
                    known == null || !known.fold().partition().topicId().equals(topic.recentTopicId())
                            ? resume(consumer, partition)
                            : known;
            GenerationStamp before = reading.fold().stamp();
            OptionalLong again = reading.fold().check();
            (again.isPresent() ? again : pass(consumer, partition, reading))
                    .ifPresent(offset -> readAgain(consumer, partition, reading, before, offset));
            reading.acknowledgments().acknowledgeIfDue();
            if (reading.isCompared(consumer.position(partition), PolledOffsets.last(partition))
                    && isPastFailure(consumer, partition)) {
                failures.remove(new Assignment(consumer, partition));
                recovered(partition);
            }
        } catch (WakeupException e) {
            throw e; // The consumer is being stopped.
        } catch (RuntimeException e) {
            discard(consumer, partition);
            raise(partition.toString(), e);
        }
    }

    // A failure is over once the failed records have been folded or deleted.
    private boolean isPastFailure(Consumer<?, ?> consumer, TopicPartition partition) {
        Long failed = failures.get(new Assignment(consumer, partition));
        if (failed == null || consumer.position(partition) > failed) {
            return true;
        }
        OffsetRange log = topic.range(consumer, partition);
        return failed < log.start() || failed >= log.end();
    }

    // The consumer's position moves past markers and aborted records, which the listener never receives. It is also
    // past polled records that the listener has not received yet; those must be folded first.
    private OptionalLong pass(Consumer<?, ?> consumer, TopicPartition partition, Reading reading) {
        long position = consumer.position(partition);
        if (position <= reading.next() || PolledOffsets.last(partition) >= reading.next()) {
            return OptionalLong.empty();
        }
        if (!continues(consumer, partition, reading, position)) {
            // Retention deleted records, and the consumer continued at the log's new start; or it reads another log.
            resume(consumer, partition);
            return OptionalLong.empty();
        }
        try {
            OptionalLong again = reading.fold().pass(position - 1);
            if (again.isEmpty()) {
                reading.continueAt(position);
            }
            return again;
        } catch (RuntimeException e) {
            failed(consumer, partition, position - 1);
            throw e;
        }
    }

    /** Checks whether Kafka is available, and then the definitions. Called while there is nothing to read. */
    public void checkKafka() {
        if (stopping) {
            return;
        }
        String checked = CurrentProblems.KAFKA;
        try {
            topic.topicId();
            problems.clear(checked);
            problems.clearIfQuiet(CurrentProblems.POLL);
            checked = CurrentProblems.DEFINITIONS;
            folds.idle();
            problems.clear(checked);
        } catch (RuntimeException e) {
            raise(checked, e);
        }
    }

    // At the end, stores are closed, and consumers are interrupted.
    private void raise(String name, RuntimeException e) {
        if (!stopping) {
            problems.raise(name, e);
        }
    }

    /** Records that folding failed at {@code offset}. The log is read again from there or from an earlier offset. */
    void failed(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
        discard(consumer, partition);
        failures.put(new Assignment(consumer, partition), offset);
    }

    /** Discards the fold, because its view of the store may be wrong after an exception. */
    void discard(Consumer<?, ?> consumer, TopicPartition partition) {
        readings.remove(new Assignment(consumer, partition));
    }

    private Reading resume(Consumer<?, ?> consumer, TopicPartition partition) {
        try {
            PartitionFold fold = folds.create(topic.identify(partition));
            OffsetRange log = topic.range(consumer, partition);
            long unapplied = fold.resumeAt(log);
            // Reads the last known record again, if the log still has it, to compare its time.
            Instant lastTime = unapplied > log.start() ? fold.lastTime().orElse(null) : null;
            long offset = fold.needsUncommitted()
                    ? Math.min(unapplied, Math.max(log.start(), committed(consumer, partition)))
                    : unapplied;
            Reading reading = new Reading(fold, offset, unapplied - 1, lastTime);
            consumer.seek(partition, reading.start());
            PolledOffsets.forget(partition);
            readings.put(new Assignment(consumer, partition), reading);
            LOG.info("Reading {} from offset {}", partition, offset);
            consumer.resume(Set.of(partition));
            return reading;
        } catch (LogGapException e) {
            throw pause(consumer, partition, e);
        }
    }

    private static long committed(Consumer<?, ?> consumer, TopicPartition partition) {
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null ? Long.MAX_VALUE : committed.offset();
    }

    // A paused partition is checked while idle, so it resumes once the gap is repaired.
    private LogGapException pause(Consumer<?, ?> consumer, TopicPartition partition, LogGapException gap) {
        discard(consumer, partition);
        consumer.pause(Set.of(partition));
        return gap;
    }

    private void readAgain(
            Consumer<?, ?> consumer, TopicPartition partition, Reading reading, GenerationStamp before, long offset) {
        GenerationStamp now = reading.fold().stamp();
        long from = reading.readAgain(offset);
        if (before.isNone() || now.isNone() || before.generation() == now.generation()) {
            LOG.warn(
                    "{}: the store has lost writes; reading again from offset {}. If this repeats, check how the store persists"
                            + " its writes",
                    partition,
                    from);
        } else {
            LOG.info(
                    "{}: generation {} has replaced generation {}; reading again from offset {}",
                    partition,
                    now.generation(),
                    before.generation(),
                    from);
        }
        consumer.seek(partition, from);
        PolledOffsets.forget(partition);
    }

    private record Assignment(Consumer<?, ?> consumer, TopicPartition partition) {}
}
