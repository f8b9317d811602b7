package gg.leaderboard.log;

import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.definition.DefinitionCopy.Contents;
import gg.leaderboard.standings.definition.GenerationStamp;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of all boards, read from their topic. If nothing is new, a call costs one round trip to Kafka, with two
 * small requests in flight. Thread-safe.
 */
public final class DefinitionLog implements AutoCloseable {

    private static final Duration RECENT = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final Duration timeout;
    private final DefinitionCopy copy;
    private final RegionProperties region;
    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable LoggedDefinitions known;
    // When the read of them began, as by System.nanoTime().
    private long knownAt;
    private @Nullable SinglePartitionTopic topic;
    private @Nullable DefinitionTopicReader reader;

    // One comparison per reader is enough: a reader continues at its position and keeps what it has read.
    private volatile boolean compared;
    // The stamp of the last call for folding.
    private volatile GenerationStamp latestStore = GenerationStamp.NONE;

    /** As {@link #DefinitionLog(Map, Duration, DefinitionCopy, RegionProperties)}, of a region that leads, without a copy. */
    public DefinitionLog(Map<String, Object> kafka, Duration timeout) {
        this(kafka, timeout, DefinitionCopy.NONE, new RegionProperties(false));
    }

    /**
     * Does not connect to Kafka yet.
     *
     * @param kafka settings of Kafka's clients
     * @param timeout the limit for a call
     * @param copy compared with the topic whenever the topic is read from its beginning
     * @param region if it follows, a missing topic is left to the mirror
     */
    public DefinitionLog(Map<String, Object> kafka, Duration timeout, DefinitionCopy copy, RegionProperties region) {
        this.kafka = Map.copyOf(kafka);
        this.timeout = timeout;
        this.copy = copy;
        this.region = region;
    }

    /**
     * Reads everything that was appended before this call. Waits for transactions that are open then.
     *
     * @throws KafkaException if Kafka is unavailable, or a transaction stays open, for longer than the timeout
     * @throws LostDefinitionsException if the topic lacks definitions that the copy has
     */
    public LoggedDefinitions catchUp() {
        return catchUp(System.nanoTime());
    }

    /**
     * As {@link #catchUp()}, for everything that was appended before an earlier moment. Costs nothing if a read has begun
     * since then. So the batches of one poll, and folds that poll at the same time, share a read.
     *
     * @param moment in nanoseconds of {@link System#nanoTime}
     */
    public LoggedDefinitions catchUp(long moment) {
        return catchUp(moment, Deadline.in(timeout));
    }

    /**
     * As {@link #catchUp(long)}, for folding into a store. Reads everything up to now if the store is empty, because it gets the
     * generation that is active now, or if its stamp differs from that of the last call: its generation may have been appended
     * after the moment.
     *
     * @param store the stamp of the store, read before this call
     */
    public LoggedDefinitions catchUp(long moment, GenerationStamp store) {
        boolean isSettled = !store.isNone() && store.equals(latestStore);
        LoggedDefinitions latest = isSettled ? catchUp(moment) : catchUp();
        // After the read: another thread with this stamp then gets at least its result.
        latestStore = store;
        return latest;
    }

    /** As {@link #catchUp()}, for everything that was appended more than a second ago. For tasks that repeat. */
    public LoggedDefinitions recent() {
        return catchUp(System.nanoTime() - RECENT.toNanos());
    }

    /** Makes the next call of {@link #catchUp()} compare the topic with the copy again. */
    public void compareAgain() {
        compared = false;
    }

    LoggedDefinitions catchUp(Deadline deadline) {
        return catchUp(System.nanoTime(), deadline);
    }

    private LoggedDefinitions catchUp(long moment, Deadline deadline) {
        lock(deadline);
        try {
            LoggedDefinitions latest = known;
            if (latest == null || knownAt - moment <= 0 || !compared) {
                long begins = System.nanoTime();
                latest = read(deadline);
                known = latest;
                knownAt = begins;
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private void lock(Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException(
                        "Another thread's read of the definitions took longer than " + timeout.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private LoggedDefinitions read(Deadline deadline) {
        // The copy is read first, because it follows the topic: the topic must have everything that is in the copy.
        boolean compares = !compared;
        Contents before = compares ? copy.read() : null;
        SinglePartitionTopic.TopicEnd topicEnd = topic().findEnd(deadline);
        try {
            DefinitionTopicReader present = readerOf(topicEnd);
            if (!compares && !compared) {
                // The topic was recreated, so its reader is new and must be compared.
                return read(deadline);
            }
            LoggedDefinitions latest = readCompletely(present, topicEnd.end(), deadline);
            if (before != null) {
                LostDefinitions.requireNone(latest, copy, before);
                compared = true;
            }
            return latest;
        } catch (InvalidOffsetException e) {
            // The topic was truncated or recreated meanwhile. The next call reads it from its start.
            closeReader();
            throw e;
        }
    }

    // The end may be within a transaction. It is complete when the records before the end can be read.
    private LoggedDefinitions readCompletely(DefinitionTopicReader present, long end, Deadline deadline) {
        LoggedDefinitions latest = present.readTo(end, deadline);
        if (latest == known) {
            return latest;
        }
        SinglePartitionTopic.TopicEnd complete = topic().findEnd(deadline);
        return present.reads(complete) ? present.readTo(complete.end(), deadline) : latest;
    }

    // Created lazily: Kafka's client cannot be constructed while the brokers' names do not resolve.
    private SinglePartitionTopic topic() {
        SinglePartitionTopic present = topic == null
                ? new SinglePartitionTopic(DefinitionTopicReader.PARTITION, kafka, timeout, region)
                : topic;
        topic = present;
        return present;
    }

    private DefinitionTopicReader readerOf(SinglePartitionTopic.TopicEnd topicEnd) {
        if (reader != null && !reader.reads(topicEnd)) {
            closeReader();
        }
        if (reader == null) {
            compared = false;
        }
        DefinitionTopicReader present = reader == null ? new DefinitionTopicReader(topicEnd.topicId(), kafka) : reader;
        reader = present;
        return present;
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeReader();
            if (topic != null) {
                topic.close();
                topic = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
