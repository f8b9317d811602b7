package gg.leaderboard.archive.store;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.ResumePoint;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates folds that write to PostgreSQL. They turn batches into updates as the processor does. */
@Component
public class FoldFactory {

    private final Schema schema;
    private final DefinitionsByGeneration definitions;
    private final ArchiveProperties properties;
    private final StandingsProperties standings;
    private final TransactionTemplate transaction;
    private final ProgressTable progress;
    private final CountedIds ids;
    private final FoldGenerations generations;
    private final ModerationCheck moderation;
    private final ScoreStateTable states;
    private final SnapshotTransaction snapshot;

    FoldFactory(
            Schema schema,
            DefinitionsByGeneration definitions,
            ArchiveProperties properties,
            StandingsProperties standings,
            TransactionTemplate transaction,
            ProgressTable progress,
            CountedIds ids,
            FoldGenerations generations,
            ModerationCheck moderation,
            ScoreStateTable states,
            SnapshotTransaction snapshot) {
        this.schema = schema;
        this.definitions = definitions;
        this.properties = properties;
        this.standings = standings;
        this.transaction = transaction;
        this.progress = progress;
        this.ids = ids;
        this.generations = generations;
        this.moderation = moderation;
        this.states = states;
        this.snapshot = snapshot;
    }

    /** Creates the folds of the log's partitions into {@code tables}. */
    public PartitionFold.Factory of(FoldTables tables) {
        return partition -> {
            schema.migrate();
            return new PostgresFold(partition, writer(tables, partition));
        };
    }

    /** Writes one partition of the log to {@code tables}. */
    public PartitionWriter writer(FoldTables tables, LogPartition partition) {
        return new PartitionWriter(
                partition,
                Shards.ONE,
                // A transaction holds any number of changes, so a batch is always one update.
                new Fold(Shards.ONE, standings, Integer.MAX_VALUE),
                store(tables));
    }

    StandingsWriter store(FoldTables tables) {
        return new PostgresFoldStore(tables);
    }

    /** Folds one partition of the log, one update per batch. */
    private final class PostgresFold implements PartitionFold {

        private final LogPartition partition;
        private final PartitionWriter writer;

        PostgresFold(LogPartition partition, PartitionWriter writer) {
            this.partition = partition;
            this.writer = writer;
        }

        @Override
        public LogPartition partition() {
            return partition;
        }

        @Override
        public GenerationStamp stamp() {
            return writer.stamp();
        }

        @Override
        public long resumeAt(OffsetRange log) {
            return ResumePoint.of("the archive's tables", writer.lowestProgress(), log, properties.acceptTrimmedLog());
        }

        @Override
        public Optional<Instant> lastTime() {
            return writer.lastTime();
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
            Definitions boards = definitions.toFold(writer.stamp());
            return writer.write(
                    BatchDecoder.decode(partition, records, writer.lowestProgress(), boards, moderation), boards);
        }

        @Override
        public OptionalLong pass(long last) {
            return writer.pass(last, definitions.toFold(writer.stamp()).stamp());
        }

        @Override
        public OptionalLong check() {
            return writer.check();
        }
    }

    /** Writes the updates of one fold to PostgreSQL. An update, its counted ids and its progress are one transaction. */
    private final class PostgresFoldStore implements StandingsWriter {

        private final FoldTables tables;
        private final FoldName fold;

        PostgresFoldStore(FoldTables tables) {
            this.tables = tables;
            this.fold = tables.fold();
        }

        @Override
        public UpdateOutcome apply(StandingsUpdate update) {
            ids.prepare(update.counted());
            return Objects.requireNonNull(transaction.execute(status -> {
                // A rebuild of the tables commits as usual: it writes more than records and progress.
                if (status.isNewTransaction()) {
                    progress.commitWithoutWait();
                }
                return applyLocked(update);
            }));
        }

        private UpdateOutcome applyLocked(StandingsUpdate update) {
            progress.lock(fold);
            GenerationStamp stamp = generations.stamp(fold);
            if (stamp.isNone()) {
                generations.set(fold, update.stamp());
            } else if (!stamp.equals(update.stamp())) {
                return new UpdateOutcome.GenerationDiffers(stamp);
            }
            long at = progress.lastOffset(fold, update.partition());
            if (at != update.previous()) {
                return new UpdateOutcome.ProgressDiffers(at);
            }
            Set<EventId> differing = differing(update);
            if (!differing.isEmpty()) {
                return new UpdateOutcome.IdsDiffer(differing);
            }
            tables.write(update);
            if (tables.holdScores()) {
                states.write(fold, update);
            }
            ids.add(fold, update.counted());
            progress.set(fold, update.partition(), update.last(), update.lastTime());
            return new UpdateOutcome.Applied();
        }

        private Set<EventId> differing(StandingsUpdate update) {
            Set<EventId> differing = ids.find(fold, update.counted());
            Set<EventId> unknown = new HashSet<>();
            update.known().stream().map(SeenId::id).forEach(unknown::add);
            unknown.removeAll(ids.find(fold, update.known()));
            differing.addAll(unknown);
            return differing;
        }

        @Override
        public Map<Integer, ScoreStates> scoreStates(
                LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
            Map<Integer, ScoreStates> read = new HashMap<>();
            keys.forEach((shard, wanted) -> read.put(
                    shard,
                    snapshot.read(() -> new ScoreStates(
                            progress.lastOffset(fold, partition),
                            tables.holdScores() ? states.read(fold, partition, wanted) : Map.of()))));
            return read;
        }

        @Override
        public StandingsProgress progress(LogPartition partition) {
            ProgressTable.LastRecord last = progress.last(fold, partition);
            return new StandingsProgress(List.of(last.offset()), last.time(), generations.stamp(fold));
        }
    }
}
