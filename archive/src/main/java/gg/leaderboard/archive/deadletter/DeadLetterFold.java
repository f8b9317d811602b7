package gg.leaderboard.archive.deadletter;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.Progress;
import gg.leaderboard.log.reading.OffsetRange;
import gg.leaderboard.log.reading.PartitionFold;
import gg.leaderboard.log.reading.ResumePoint;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** One partition of the dead letters: a batch and its progress are one transaction. */
final class DeadLetterFold implements PartitionFold {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterFold.class);

    private final LogPartition partition;
    private final TransactionTemplate transaction;
    private final Progress progress;
    private final DeadLetterTable letters;
    private long last;

    DeadLetterFold(
            LogPartition partition, TransactionTemplate transaction, Progress progress, DeadLetterTable letters) {
        this.partition = partition;
        this.transaction = transaction;
        this.progress = progress;
        this.letters = letters;
        this.last = progress.of(FoldName.DEAD_LETTERS, partition);
    }

    @Override
    public LogPartition partition() {
        return partition;
    }

    /** Past letters that Kafka has deleted, too: they are nowhere else, so that to stop for them would help nobody. */
    @Override
    public long resumeAt(OffsetRange log) {
        if (last + 1 < log.start()) {
            LOG.warn("{}: the dead letters from {} to {} have been deleted", partition, last + 1, log.start() - 1);
        }
        return ResumePoint.of("the archive's dead letters", Math.max(last, log.start() - 1), log, true);
    }

    @Override
    public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
        return now(Objects.requireNonNull(transaction.execute(status -> addAlone(records))));
    }

    // Returns the progress afterwards.
    private long addAlone(List<ConsumerRecord<byte[], byte[]>> records) {
        progress.lock(FoldName.DEAD_LETTERS);
        long at = progress.of(FoldName.DEAD_LETTERS, partition);
        List<ConsumerRecord<byte[], byte[]>> rest =
                records.stream().filter(record -> record.offset() > at).toList();
        if (at < last || rest.isEmpty()) {
            return at;
        }
        letters.add(
                rest.stream().map(record -> DeadLetter.of(partition, record)).toList());
        ConsumerRecord<byte[], byte[]> newest = rest.get(rest.size() - 1);
        progress.set(FoldName.DEAD_LETTERS, partition, newest.offset(), Instant.ofEpochMilli(newest.timestamp()));
        return newest.offset();
    }

    @Override
    public OptionalLong check() {
        return now(progress.of(FoldName.DEAD_LETTERS, partition));
    }

    private OptionalLong now(long at) {
        boolean lost = at < last;
        last = at;
        return lost ? OptionalLong.of(at + 1) : OptionalLong.empty();
    }
}
