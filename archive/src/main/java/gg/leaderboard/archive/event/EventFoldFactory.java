package gg.leaderboard.archive.event;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.deadletter.DeadLetterTable;
import gg.leaderboard.archive.deadletter.ResendAttempt;
import gg.leaderboard.archive.store.CountedIds;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.PartitionProgress;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.ResumePoint;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.SeenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates the folds that archive the log, record by record. */
@Component
public class EventFoldFactory implements PartitionFold.Factory {

    private final Schema schema;
    private final Supplier<Definitions> definitions;
    private final ArchiveProperties properties;
    private final StandingsProperties standings;
    private final TransactionTemplate transaction;
    private final ProgressTable progressTable;
    private final CountedIds ids;
    private final EventTable events;
    private final DeadLetterTable deadLetters;
    private final Checkpoints checkpoints;
    private final ModerationCheck moderation;
    private final ScoreViolations violations;
    private final ReviewTable reviews;

    EventFoldFactory(
            Schema schema,
            Supplier<Definitions> definitions,
            ArchiveProperties properties,
            StandingsProperties standings,
            TransactionTemplate transaction,
            ProgressTable progressTable,
            CountedIds ids,
            EventTable events,
            DeadLetterTable deadLetters,
            Checkpoints checkpoints,
            ModerationCheck moderation,
            ScoreViolations violations,
            ReviewTable reviews) {
        this.schema = schema;
        this.definitions = definitions;
        this.properties = properties;
        this.standings = standings;
        this.transaction = transaction;
        this.progressTable = progressTable;
        this.ids = ids;
        this.events = events;
        this.deadLetters = deadLetters;
        this.checkpoints = checkpoints;
        this.moderation = moderation;
        this.violations = violations;
        this.reviews = reviews;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        schema.migrate();
        return new EventFold(partition);
    }

    /** Archives one partition of the log. A batch, its counted ids and its progress are one transaction. */
    private final class EventFold implements PartitionFold {

        private final PartitionProgress progress;
        private long start;

        EventFold(LogPartition partition) {
            progress = new PartitionProgress(FoldName.EVENTS, partition, transaction, progressTable);
        }

        @Override
        public LogPartition partition() {
            return progress.partition();
        }

        @Override
        public long resumeAt(OffsetRange log) {
            start = ResumePoint.of("the archived events", progress.last(), log, properties.acceptTrimmedLog());
            return start;
        }

        @Override
        public Optional<Instant> lastTime() {
            return progress.lastTime();
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
            Definitions boards = definitions.get();
            List<DecodedRecord> read = records.stream()
                    .filter(r -> r.offset() > progress.last())
                    .map(r -> DecodedRecord.of(progress.partition(), r, boards, moderation))
                    .toList();
            events.prepare(read);
            ids.prepare(read.stream().map(this::seen).filter(Objects::nonNull).toList());
            return progress.add(read, DecodedRecord::offset, DecodedRecord::logTime, this::add);
        }

        private void add(List<DecodedRecord> records, long before) {
            if (before == ResumePoint.NOTHING) {
                events.begin(progress.partition(), start);
            }
            checkpoints.deleteFrom(records.get(0).logTime());
            List<SeenId> seen =
                    records.stream().map(this::seen).filter(Objects::nonNull).toList();
            Set<EventId> known = ids.find(FoldName.EVENTS, seen);
            List<SeenId> counted = new ArrayList<>();
            List<RecordVerdict> verdicts = new ArrayList<>();
            for (DecodedRecord record : records) {
                SeenId id = seen(record);
                if (id != null && known.add(id.id())) {
                    counted.add(id);
                    verdicts.add(RecordVerdict.COUNTED);
                } else {
                    verdicts.add(id == null ? RecordVerdict.REJECTED : RecordVerdict.DUPLICATE);
                }
            }
            events.add(
                    progress.partition(),
                    records,
                    verdicts,
                    violations.decide(progress.partition(), before, records, verdicts));
            ids.add(FoldName.EVENTS, counted);
            // Invalid records are not resolved: they become dead letters again.
            deadLetters.resolve(resends(records, verdicts, RecordVerdict.COUNTED));
            deadLetters.leaveOpen(
                    resends(records, verdicts, RecordVerdict.DUPLICATE),
                    "an event with the same event_id was counted before");
            for (int i = 0; i < records.size(); i++) {
                GameEvent event = records.get(i).event();
                if (event != null && verdicts.get(i) == RecordVerdict.COUNTED) {
                    reviews.add(event, records.get(i).logTime());
                }
            }
            erase(records, verdicts);
        }

        private static List<ResendAttempt> resends(
                List<DecodedRecord> records, List<RecordVerdict> verdicts, RecordVerdict verdict) {
            return IntStream.range(0, records.size())
                    .filter(i -> verdicts.get(i) == verdict)
                    .mapToObj(i -> records.get(i).resend())
                    .filter(Objects::nonNull)
                    .toList();
        }

        private void erase(List<DecodedRecord> records, List<RecordVerdict> verdicts) {
            Set<String> done = new HashSet<>();
            // The last erasure of a player covers earlier ones.
            for (int i = records.size() - 1; i >= 0; i--) {
                DecodedRecord record = records.get(i);
                if (verdicts.get(i) == RecordVerdict.COUNTED
                        && record.event() instanceof PlayerErased erased
                        && done.add(erased.playerId())) {
                    events.erase(progress.partition(), record);
                    deadLetters.erase(erased.playerId(), progress.partition(), record.offset(), record.logTime());
                }
            }
            checkpoints.erased(done);
        }

        private @Nullable SeenId seen(DecodedRecord record) {
            EventId id = record.id();
            return id == null
                    ? null
                    : new SeenId(
                            id,
                            Math.floorDiv(
                                    record.logTime().toEpochMilli(),
                                    standings.dedup().horizon().toMillis()));
        }

        @Override
        public OptionalLong pass(long last) {
            return progress.pass(last, () -> events.begin(progress.partition(), start));
        }

        @Override
        public OptionalLong check() {
            return progress.check();
        }
    }
}
