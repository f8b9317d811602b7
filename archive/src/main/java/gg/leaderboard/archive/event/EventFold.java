package gg.leaderboard.archive.event;

import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.deadletter.DeadLetterTable;
import gg.leaderboard.archive.store.CountedIds;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.Progress;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.log.reading.OffsetRange;
import gg.leaderboard.log.reading.PartitionFold;
import gg.leaderboard.log.reading.ResumePoint;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.SeenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** One partition of the log, record by record: a batch, the ids that it counts and its progress are one transaction. */
final class EventFold implements PartitionFold {

    private final LogPartition partition;
    private final Supplier<Definitions> definitions;
    private final boolean acceptTrimmedLog;
    private final Duration horizon;
    private final TransactionTemplate transaction;
    private final Progress progress;
    private final CountedIds ids;
    private final EventTable events;
    private final DeadLetterTable letters;
    private final Checkpoints checkpoints;
    private long last;
    private long start;

    EventFold(
            LogPartition partition,
            Supplier<Definitions> definitions,
            boolean acceptTrimmedLog,
            Duration horizon,
            TransactionTemplate transaction,
            Progress progress,
            CountedIds ids,
            EventTable events,
            DeadLetterTable letters,
            Checkpoints checkpoints) {
        this.partition = partition;
        this.definitions = definitions;
        this.acceptTrimmedLog = acceptTrimmedLog;
        this.horizon = horizon;
        this.transaction = transaction;
        this.progress = progress;
        this.ids = ids;
        this.events = events;
        this.letters = letters;
        this.checkpoints = checkpoints;
        this.last = progress.of(FoldName.EVENTS, partition);
    }

    @Override
    public LogPartition partition() {
        return partition;
    }

    @Override
    public long resumeAt(OffsetRange log) {
        start = ResumePoint.of("the archived events", last, log, acceptTrimmedLog);
        return start;
    }

    @Override
    public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
        Definitions boards = definitions.get();
        List<ReadRecord> read = records.stream()
                .filter(r -> r.offset() > last)
                .map(r -> ReadRecord.of(partition, r, boards))
                .toList();
        events.prepare(read);
        ids.prepare(read.stream().map(this::seen).filter(Objects::nonNull).toList());
        long now = Objects.requireNonNull(transaction.execute(status -> addAlone(read)));
        boolean lost = now < last;
        last = now;
        return lost ? OptionalLong.of(now + 1) : OptionalLong.empty();
    }

    // Returns the progress afterwards.
    private long addAlone(List<ReadRecord> records) {
        progress.lock(FoldName.EVENTS);
        long at = progress.of(FoldName.EVENTS, partition);
        List<ReadRecord> rest = records.stream().filter(r -> r.offset() > at).toList();
        if (at < last || rest.isEmpty()) {
            return at;
        }
        if (at == ResumePoint.NOTHING) {
            events.begin(partition, start);
        }
        checkpoints.arrived(rest.get(0).logTime());
        add(rest);
        ReadRecord newest = rest.get(rest.size() - 1);
        progress.set(FoldName.EVENTS, partition, newest.offset(), newest.logTime());
        return newest.offset();
    }

    private void add(List<ReadRecord> records) {
        List<SeenId> seen =
                records.stream().map(this::seen).filter(Objects::nonNull).toList();
        Set<EventId> known = ids.among(FoldName.EVENTS, seen);
        List<SeenId> counted = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (ReadRecord record : records) {
            SeenId id = seen(record);
            if (id != null && known.add(id.id())) {
                counted.add(id);
                verdicts.add(Verdict.COUNTED);
            } else {
                verdicts.add(id == null ? Verdict.REJECTED : Verdict.DUPLICATE);
            }
        }
        events.add(partition, records, verdicts);
        ids.add(FoldName.EVENTS, counted);
        // None of a record that could not be read: that becomes a dead letter once more.
        letters.resolve(records.stream()
                .map(ReadRecord::letter)
                .filter(Objects::nonNull)
                .toList());
        erase(records, verdicts);
    }

    private void erase(List<ReadRecord> records, List<Verdict> verdicts) {
        Set<String> done = new HashSet<>();
        // The last erasure of a player covers those before it.
        for (int i = records.size() - 1; i >= 0; i--) {
            ReadRecord record = records.get(i);
            if (verdicts.get(i) == Verdict.COUNTED
                    && record.event() instanceof PlayerErased erased
                    && done.add(erased.playerId())) {
                events.erase(partition, record);
                letters.erase(erased.playerId(), partition, record.offset(), record.logTime());
            }
        }
        checkpoints.erased(done);
    }

    private @Nullable SeenId seen(ReadRecord record) {
        GameEvent event = record.event();
        return event == null
                ? null
                : new SeenId(
                        EventId.of(event.eventId()),
                        Math.floorDiv(record.logTime().toEpochMilli(), horizon.toMillis()));
    }

    @Override
    public OptionalLong check() {
        long now = progress.of(FoldName.EVENTS, partition);
        boolean lost = now < last;
        last = now;
        return lost ? OptionalLong.of(now + 1) : OptionalLong.empty();
    }
}
