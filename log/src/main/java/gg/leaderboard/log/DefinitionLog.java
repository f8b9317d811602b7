package gg.leaderboard.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of all boards, read from their topic. Where nothing is new, asking costs one trip to Kafka: two small
 * requests that are under way together. For any number of threads.
 */
public final class DefinitionLog implements AutoCloseable {

    private final Map<String, Object> kafka;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicLong begun = new AtomicLong();
    private long finished;
    private @Nullable LoggedDefinitions known;
    private @Nullable DefinitionTopic topic;
    private @Nullable DefinitionTopicReader reader;

    /**
     * Needs no Kafka yet.
     *
     * @param kafka how Kafka is reached, by the names of its clients' settings
     * @param patience how long a call may take
     */
    public DefinitionLog(Map<String, Object> kafka, Duration patience) {
        this.kafka = Map.copyOf(kafka);
        this.patience = patience;
    }

    /**
     * Everything that was committed before this call, and of what was appended by then what becomes of it.
     *
     * @throws KafkaException if Kafka is away, or a transaction is still open, for longer than the patience
     */
    public LoggedDefinitions catchUp() {
        return catchUp(Deadline.in(patience));
    }

    LoggedDefinitions catchUp(Deadline deadline) {
        // A read that begins later than this has been asked for what we ask, by somebody else who waited.
        long earlier = begun.get();
        lock(deadline);
        try {
            LoggedDefinitions latest = known;
            if (latest == null || finished <= earlier) {
                long number = begun.incrementAndGet();
                latest = read(deadline);
                known = latest;
                finished = number;
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private void lock(Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("Kafka has kept others waiting for " + patience.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private LoggedDefinitions read(Deadline deadline) {
        DefinitionTopic.Reach reach = topic().reach(deadline);
        try {
            return readerOf(reach).readTo(reach.end(), deadline);
        } catch (InvalidOffsetException e) {
            // The topic was cut, or deleted and created anew, since we asked. Who asks again reads it from its start.
            forgetReader();
            throw e;
        }
    }

    // Not at the start: a client cannot even be made while the names of its brokers do not resolve.
    private DefinitionTopic topic() {
        DefinitionTopic present = topic == null ? new DefinitionTopic(kafka, patience) : topic;
        topic = present;
        return present;
    }

    private DefinitionTopicReader readerOf(DefinitionTopic.Reach reach) {
        if (reader != null && !reader.reads(reach)) {
            forgetReader();
        }
        DefinitionTopicReader present = reader == null ? new DefinitionTopicReader(reach.topicId(), kafka) : reader;
        reader = present;
        return present;
    }

    private void forgetReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            forgetReader();
            if (topic != null) {
                topic.close();
                topic = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
