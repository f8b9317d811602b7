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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tracks how far the standings have folded the log, from change notices and from reads of Redis. Thread-safe. */
@Component
public class ProgressTracker {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressTracker.class);
    private static final int MOST_WAITERS = 10_000;
    private static final long REFRESH_MILLIS = 50;
    private static final long READ_AT_LEAST_NANOS = Duration.ofSeconds(1).toNanos();

    private final ProgressReader reader;
    private final ChangeCounters changes;
    private final Keys keys;
    private final int shards;
    private final FoldLatency latency = new FoldLatency();
    private final OffsetWaiters waiters = new OffsetWaiters(MOST_WAITERS);
    private final Map<LogPartition, ShardProgress> partitions = new HashMap<>();
    private long notices;
    private boolean kafkaAnswers;
    private long readAt = System.nanoTime() - READ_AT_LEAST_NANOS;
    private volatile boolean otherGeneration;
    private volatile Runnable switchListener = () -> {};
    // How often the connection to Redis was lost, in all and before the last read of the progress.
    private long losses;
    private long lossesBeforeRead;
    private volatile @Nullable AsOf asOf;
    private volatile @Nullable LogEndOffsets log;
    private volatile @Nullable String unreadable = "they have not been read yet";

    ProgressTracker(ProgressReader reader, ChangeCounters changes, Keys keys) {
        this.reader = reader;
        this.changes = changes;
        this.keys = keys;
        this.shards = keys.shards().count();
    }

    /**
     * Completes with true when all shards have folded the partition up to {@code offset}. Completes with false after
     * {@code patience}, or at once if too many callers wait. Callers must run longer or blocking work on their own
     * thread, because the completing thread serves other callers, too.
     */
    public CompletableFuture<Boolean> await(LogPartition partition, long offset, Duration patience) {
        CompletableFuture<Boolean> answer = waiters.add(partition, offset, patience);
        // The offset may have been reached before the wait was added.
        waiters.reached(partition, offset(partition));
        return answer;
    }

    /**
     * As {@link #await(LogPartition, long, Duration)}, for a partition of the current log. Completes with false at once
     * while the log's id is unknown.
     */
    public CompletableFuture<Boolean> await(int partition, long offset, Duration patience) {
        LogEndOffsets known = log;
        return known == null
                ? CompletableFuture.completedFuture(false)
                : await(new LogPartition(known.topicId(), partition), offset, patience);
    }

    /** The log's id at the last successful request to Kafka; null before the first. */
    public @Nullable String topicId() {
        LogEndOffsets known = log;
        return known == null ? null : known.topicId();
    }

    /** The freshness of standings that are read after this call. */
    public AsOf asOf() {
        AsOf known = asOf;
        return known == null ? update() : known;
    }

    /** Applies the notice of an update by a shard. */
    public void changed(ChangeNotification notice) {
        // Runs before the waits complete, so that pages read before this update are no longer served.
        changes.increment(notice);
        if (notice.shard() >= shards) {
            return;
        }
        if (!keys.concern(notice.generation())) {
            // Either the standings were switched, or a processor has not noticed it yet.
            otherGeneration = true;
            return;
        }
        synchronized (this) {
            boolean advanced = partition(notice.partition())
                    .applyNotice(notice.shard(), new LastRecord(notice.offset(), notice.time()), ++notices);
            asOf = null;
            // Other notices are not about new records: those of a rebuild name the last one, which may be days old.
            if (advanced) {
                latency.add(notice.time());
            }
        }
        waiters.reached(notice.partition(), offset(notice.partition()));
    }

    /** Applies the end offsets that Kafka has returned. */
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

    /** Records that Kafka is unavailable. */
    public synchronized void kafkaUnavailable() {
        kafkaAnswers = false;
        asOf = null;
    }

    /**
     * Reads the progress from Redis, because a notice may be lost: on every call while a caller waits, otherwise at
     * most once a second. A switch to another generation is followed at once.
     */
    @Scheduled(fixedDelay = REFRESH_MILLIS)
    void refresh() {
        long now = System.nanoTime();
        boolean switched = otherGeneration;
        if (waiters.isEmpty() && !switched && !isUnknown() && now - readAt < READ_AT_LEAST_NANOS) {
            return;
        }
        readAt = now;
        otherGeneration = false;
        try {
            if (switched) {
                keys.refresh();
            }
            read();
            if (switched) {
                switchListener.run();
            }
            unreadable = null;
        } catch (DataAccessException e) {
            LOG.debug("The progress could not be read", e);
            unreadable =
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    /** Sets what runs after this tracker has followed a possible switch to another generation. */
    public void onSwitch(Runnable listener) {
        switchListener = listener;
    }

    /**
     * The connection to Redis was lost. Redis, or the replica that took its place, may have lost writes. The freshness is
     * unknown until the progress is read again.
     */
    synchronized void connectionLost() {
        losses++;
        asOf = null;
    }

    private synchronized boolean isUnknown() {
        return losses > lossesBeforeRead;
    }

    private synchronized long lossesSoFar() {
        return losses;
    }

    private synchronized void readAfter(long losses) {
        lossesBeforeRead = losses;
        asOf = null;
    }

    /** The error of the last read of the progress; null if it succeeded. */
    public @Nullable String unreadable() {
        return unreadable;
    }

    /** For each partition with unfolded records, the last folded offset. */
    public synchronized Map<LogPartition, Long> behind() {
        Map<LogPartition, Long> behind = new TreeMap<>(Comparator.comparing(LogPartition::field));
        partitions.forEach((partition, progress) -> {
            if (progress.lag() > 0) {
                behind.put(partition, progress.offset());
            }
        });
        return behind;
    }

    /** The end offsets that Kafka returned last; null before the first response. */
    public @Nullable LogEndOffsets log() {
        return log;
    }

    /** The progress in each partition that Kafka has, by number. */
    public synchronized List<PartitionProgress> progress() {
        LogEndOffsets known = log;
        return known == null
                ? List.of()
                : known.ends().entrySet().stream()
                        .sorted(Comparator.comparingInt(end -> end.getKey().partition()))
                        .map(end ->
                                partition(end.getKey()).progress(end.getKey().partition(), end.getValue()))
                        .toList();
    }

    /** How long updates took from the log to the standings. */
    public FoldLatency latency() {
        return latency;
    }

    private void read() {
        long before = noticesSoFar();
        long lost = lossesSoFar();
        List<Map<LogPartition, LastRecord>> all = reader.all();
        changes.incrementAll();
        keep(all, before).forEach(waiters::reached);
        readAfter(lost);
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

    private synchronized AsOf update() {
        if (isUnknown()) {
            return new AsOf(null, null);
        }
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
