package gg.leaderboard.archive.deadletter;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.PartitionProgress;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.ResumePoint;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.standings.LogPartition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates the folds that archive dead letters. */
@Component
public class DeadLetterFoldFactory implements PartitionFold.Factory {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterFoldFactory.class);

    private final Schema schema;
    private final TransactionTemplate transaction;
    private final ProgressTable progressTable;
    private final DeadLetterTable deadLetters;
    private final Inlets inlets;

    DeadLetterFoldFactory(
            Schema schema,
            TransactionTemplate transaction,
            ProgressTable progressTable,
            DeadLetterTable deadLetters,
            Inlets inlets) {
        this.schema = schema;
        this.transaction = transaction;
        this.progressTable = progressTable;
        this.deadLetters = deadLetters;
        this.inlets = inlets;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        schema.migrate();
        return new DeadLetterFold(partition);
    }

    /** Archives one partition of the dead letters. A batch and its progress are one transaction. */
    private final class DeadLetterFold implements PartitionFold {

        private final PartitionProgress progress;

        DeadLetterFold(LogPartition partition) {
            progress = new PartitionProgress(FoldName.DEAD_LETTERS, partition, transaction, progressTable);
        }

        @Override
        public LogPartition partition() {
            return progress.partition();
        }

        /** Also skips records that Kafka has deleted: there is no other copy to wait for. */
        @Override
        public long resumeAt(OffsetRange log) {
            long last = progress.last();
            if (last + 1 < log.start()) {
                LOG.warn(
                        "{}: Kafka deleted the dead letters from {} to {} before the archive read them. If the archive stops for longer,"
                                + " increase retention.ms of the topic",
                        partition(),
                        last + 1,
                        log.start() - 1);
            }
            return ResumePoint.of("the archive's dead letters", Math.max(last, log.start() - 1), log, true);
        }

        @Override
        public Optional<Instant> lastTime() {
            return progress.lastTime();
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
            return progress.add(
                    records,
                    ConsumerRecord::offset,
                    record -> Instant.ofEpochMilli(record.timestamp()),
                    (rest, before) -> deadLetters.add(rest.stream()
                            .map(record -> DeadLetter.of(partition(), record, inlets))
                            .toList()));
        }

        @Override
        public OptionalLong pass(long last) {
            return progress.pass(last, () -> {});
        }

        @Override
        public OptionalLong check() {
            return progress.check();
        }
    }
}
