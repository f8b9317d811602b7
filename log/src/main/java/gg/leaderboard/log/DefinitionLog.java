package gg.leaderboard.log;

import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.definition.DefinitionCopy.Contents;
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
    private final DefinitionCopy copy;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicLong begun = new AtomicLong();
    private long finished;
    private @Nullable LoggedDefinitions known;
    private @Nullable DefinitionTopic topic;
    private @Nullable DefinitionTopicReader reader;

    // A reader goes on where it was, so what it has read once cannot be missing later.
    private volatile boolean compared;

    /** As {@link #DefinitionLog(Map, Duration, DefinitionCopy)}, believing whatever the topic holds. */
    public DefinitionLog(Map<String, Object> kafka, Duration patience) {
        this(kafka, patience, DefinitionCopy.NONE);
    }

    /**
     * Needs no Kafka yet.
     *
     * @param kafka how Kafka is reached, by the names of its clients' settings
     * @param patience how long a call may take
     * @param copy what the topic is compared with whenever it is read from its beginning
     */
    public DefinitionLog(Map<String, Object> kafka, Duration patience, DefinitionCopy copy) {
        this.kafka = Map.copyOf(kafka);
        this.patience = patience;
        this.copy = copy;
    }

    /**
     * Everything that was committed before this call, and of what was appended by then what becomes of it.
     *
     * @throws KafkaException if Kafka is away, or a transaction is still open, for longer than the patience
     * @throws LostDefinitionsException if the topic lacks what the copy knows
     */
    public LoggedDefinitions catchUp() {
        return catchUp(Deadline.in(patience));
    }

    /** Has the next call of {@link #catchUp()} compare the topic with the copy again. */
    public void compareAgain() {
        compared = false;
    }

    LoggedDefinitions catchUp(Deadline deadline) {
        // A read that begins later than this has been asked for what we ask, by somebody else who waited.
        long earlier = begun.get();
        lock(deadline);
        try {
            LoggedDefinitions latest = known;
            if (latest == null || finished <= earlier || !compared) {
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
        // The copy first: what it holds then is in the topic by the time that the topic is asked.
        boolean compares = !compared;
        Contents before = compares ? copy.read() : null;
        DefinitionTopic.TopicEnd reach = topic().findEnd(deadline);
        try {
            DefinitionTopicReader present = readerOf(reach);
            if (!compares && !compared) {
                // Another topic than before.
                return read(deadline);
            }
            LoggedDefinitions latest = present.readTo(reach.end(), deadline);
            if (before != null) {
                LostDefinitions.requireNone(latest, copy, before);
                compared = true;
            }
            return latest;
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

    private DefinitionTopicReader readerOf(DefinitionTopic.TopicEnd reach) {
        if (reader != null && !reader.reads(reach)) {
            forgetReader();
        }
        if (reader == null) {
            compared = false;
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
