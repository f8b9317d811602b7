package gg.leaderboard.api.progress;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.ChangeNotification;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.standings.redis.ProgressReader.LastRecord;
import gg.leaderboard.web.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How far the standings have folded the log, as notices tell and Redis says when asked. Safe for many threads.
 */
@Component
public class ProgressTracker {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressTracker.class);
    private static final int MOST_WAITERS = 10_000;
    private static final long READ_AT_LEAST_NANOS = Duration.ofSeconds(1).toNanos();

    private final ProgressReader reader;
    private final ChangeCounters changes;
    private final int shards;
    private final OffsetWaiters waiters = new OffsetWaiters(MOST_WAITERS);
    private final Map<LogPartition, ShardProgress> partitions = new HashMap<>();
    private long notices;
    private boolean kafkaAnswers;
    private long readAt = System.nanoTime() - READ_AT_LEAST_NANOS;
    private volatile @Nullable AsOf asOf;
    private volatile @Nullable LogEndOffsets log;
    private volatile @Nullable String unreadable = "they have not been read yet";

    ProgressTracker(ProgressReader reader, ChangeCounters changes, Keys keys) {
        this.reader = reader;
        this.changes = changes;
        this.shards = keys.shards().count();
    }

    /**
     * Completes with true as soon as all shards have folded the partition up to {@code offset}, and with false if they
     * have not within {@code patience} or too many wait already. It completes in a thread that others wait for: whoever
     * has more to do goes on in one of its own.
     */
    public CompletableFuture<Boolean> await(LogPartition partition, long offset, Duration patience) {
        CompletableFuture<Boolean> answer = waiters.add(partition, offset, patience);
        // It may have been there before anybody waited.
        waiters.reached(partition, offset(partition));
        return answer;
    }

    /**
     * As {@link #await(LogPartition, long, Duration)}, of a partition of the log as it is now; false at once until Kafka
     * has told which log that is.
     */
    public CompletableFuture<Boolean> await(int partition, long offset, Duration patience) {
        LogEndOffsets known = log;
        return known == null
                ? CompletableFuture.completedFuture(false)
                : await(new LogPartition(known.topicId(), partition), offset, patience);
    }

    /** The id of the log as Kafka last told it; null until it has. */
    public @Nullable String topicId() {
        LogEndOffsets known = log;
        return known == null ? null : known.topicId();
    }

    /** How fresh the standings are that are read from here on. */
    public AsOf asOf() {
        AsOf known = asOf;
        return known == null ? workOut() : known;
    }

    /** A shard has taken an update. */
    public void changed(ChangeNotification notice) {
        // Before anybody is told that a write is there: what was read without it is old from here on.
        changes.increment(notice);
        if (notice.shard() >= shards) {
            return;
        }
        synchronized (this) {
            partition(notice.partition())
                    .applyNotice(notice.shard(), new LastRecord(notice.offset(), notice.time()), ++notices);
            asOf = null;
        }
        waiters.reached(notice.partition(), offset(notice.partition()));
    }

    /** Kafka has told how far the log reaches. */
    public synchronized void updateLogEnds(LogEndOffsets ends) {
        kafkaAnswers = true;
        log = ends;
        ends.ends().keySet().forEach(this::partition);
        partitions.forEach((partition, progress) -> {
            Long end = ends.ends().get(partition);
            progress.setEnd(end == null ? null : new ShardProgress.EndOffset(end, ends.asked()));
        });
        asOf = null;
    }

    /** Kafka does not answer. */
    public synchronized void kafkaUnavailable() {
        kafkaAnswers = false;
        asOf = null;
    }

    /** Asks Redis, for a notice may be lost: often while somebody waits, else once a second. */
    void refresh() {
        long now = System.nanoTime();
        if (waiters.isEmpty() && now - readAt < READ_AT_LEAST_NANOS) {
            return;
        }
        readAt = now;
        try {
            read();
            unreadable = null;
        } catch (DataAccessException e) {
            LOG.debug("The progress could not be read", e);
            unreadable =
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    /** Why the progress of some shard could not be read when it was tried last; null if it could. */
    public @Nullable String unreadable() {
        return unreadable;
    }

    /** Of each partition that has records which are not folded yet, the last offset that is. */
    public synchronized Map<LogPartition, Long> behind() {
        Map<LogPartition, Long> behind = new TreeMap<>(Comparator.comparing(LogPartition::field));
        partitions.forEach((partition, progress) -> {
            if (progress.lag() > 0) {
                behind.put(partition, progress.offset());
            }
        });
        return behind;
    }

    /** How far the log reached when Kafka last said so; null until it has. */
    public @Nullable LogEndOffsets log() {
        return log;
    }

    private void read() {
        long before = noticesSoFar();
        List<Map<LogPartition, LastRecord>> all = reader.all();
        changes.incrementAll();
        keep(all, before).forEach(waiters::reached);
    }

    private synchronized Map<LogPartition, Long> keep(List<Map<LogPartition, LastRecord>> all, long before) {
        all.forEach(shard -> shard.keySet().forEach(this::partition));
        Map<LogPartition, Long> reached = new HashMap<>();
        partitions.forEach((partition, progress) -> {
            for (int shard = 0; shard < shards; shard++) {
                progress.applyRead(shard, all.get(shard).get(partition), before);
            }
            reached.put(partition, progress.offset());
        });
        asOf = null;
        return reached;
    }

    private synchronized long noticesSoFar() {
        return notices;
    }

    private synchronized long offset(LogPartition partition) {
        return partition(partition).offset();
    }

    private ShardProgress partition(LogPartition partition) {
        return partitions.computeIfAbsent(partition, p -> new ShardProgress(shards));
    }

    private synchronized AsOf workOut() {
        Instant logTime = partitions.values().stream()
                .map(ShardProgress::foldedUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        long lag = partitions.values().stream().mapToLong(ShardProgress::lag).sum();
        AsOf now = new AsOf(logTime, kafkaAnswers ? lag : null);
        asOf = now;
        return now;
    }
}
