package gg.leaderboard.archive.cassandra;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.store.BatchDecoder;
import gg.leaderboard.archive.store.ProgressTable.LastRecord;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.ResumePoint;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Creates the folds into current standings in Cassandra. */
@Component
public class CassandraFoldFactory implements PartitionFold.Factory {

    private final Supplier<Definitions> definitions;
    private final ArchiveProperties properties;
    private final StandingsProperties standings;
    private final ClaimedIds ids;
    private final Batches batches;
    private final CassandraProgressTable progress;
    private final CassandraFoldSettings settings;
    private final ModerationCheck moderation;
    private final CassandraStateTable states;

    CassandraFoldFactory(
            Supplier<Definitions> definitions,
            ArchiveProperties properties,
            StandingsProperties standings,
            ClaimedIds ids,
            Batches batches,
            CassandraProgressTable progress,
            CassandraFoldSettings settings,
            ModerationCheck moderation,
            CassandraStateTable states) {
        this.definitions = definitions;
        this.properties = properties;
        this.standings = standings;
        this.ids = ids;
        this.batches = batches;
        this.progress = progress;
        this.settings = settings;
        this.moderation = moderation;
        this.states = states;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        settings.check();
        return new CassandraFold(partition);
    }

    /**
     * Folds one partition of the log. There is no transaction, so each step may be repeated or late: claims of ids are final,
     * the row with the highest offset wins, and progress is written last.
     */
    private final class CassandraFold implements PartitionFold {

        private final Fold fold = new Fold(Shards.ONE, standings, Integer.MAX_VALUE);
        private final LogPartition partition;
        private final Optional<Instant> lastTime;
        private long last;

        CassandraFold(LogPartition partition) {
            this.partition = partition;
            LastRecord record = progress.last(partition);
            this.last = record.offset();
            this.lastTime = record.time();
        }

        @Override
        public LogPartition partition() {
            return partition;
        }

        @Override
        public long resumeAt(OffsetRange log) {
            return ResumePoint.of("the standings in Cassandra", last, log, properties.acceptTrimmedLog());
        }

        @Override
        public Optional<Instant> lastTime() {
            return lastTime;
        }

        @Override
        public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
            List<LogRecord> read = BatchDecoder.decode(partition, records, last, definitions.get(), moderation);
            List<StandingsUpdate> rest = read.stream().map(this::foldOne).toList();
            Map<Long, LogRecord> bounded = read.stream()
                    .filter(LogRecord::concernsBounds)
                    .collect(Collectors.toMap(LogRecord::offset, record -> record));
            while (!rest.isEmpty()) {
                long before = last;
                last = write(rest, bounded);
                if (last < before) {
                    return OptionalLong.of(last + 1);
                }
                rest = rest.stream().filter(update -> update.last() > last).toList();
            }
            return OptionalLong.empty();
        }

        // One record at a time: when a batch is repeated, some rows may be ahead of others.
        private StandingsUpdate foldOne(LogRecord record) {
            return fold.fold(0, partition, record.offset() - 1, List.of(record), Set.of());
        }

        // Returns the new progress.
        private long write(List<StandingsUpdate> updates, Map<Long, LogRecord> bounded) {
            List<StandingsUpdate> counted = counted(updates);
            BatchStates judged = new BatchStates(fold, partition, states.of(players(counted, bounded)));
            Batches.Batch batch = batches.read(partition, judge(counted, bounded, judged));
            // Read after the rows: if it is unchanged, the rows are not ahead of it.
            long now = progress.lastOffset(partition);
            if (now != last) {
                return now;
            }
            batches.write(batch);
            // After all scores: a repeated batch skips the scores that a state includes.
            states.write(judged.changed());
            StandingsUpdate newest = updates.get(updates.size() - 1);
            return progress.advance(partition, last, newest.last(), Objects.requireNonNull(newest.lastTime()));
        }

        // The players with states. Those of boards with min and max only have none.
        private Set<String> players(List<StandingsUpdate> counted, Map<Long, LogRecord> bounded) {
            List<LogRecord> records = counted.stream()
                    .map(update -> bounded.get(update.last()))
                    .filter(Objects::nonNull)
                    .toList();
            Set<String> players = new HashSet<>();
            fold.scoreKeys(0, records).forEach(key -> players.add(key.playerId()));
            counted.forEach(update -> update.moderations().forEach(moderation -> players.add(moderation.playerId())));
            return players;
        }

        private static List<StandingsUpdate> judge(
                List<StandingsUpdate> counted, Map<Long, LogRecord> bounded, BatchStates states) {
            List<StandingsUpdate> judged = new ArrayList<>();
            for (StandingsUpdate update : counted) {
                LogRecord record = bounded.get(update.last());
                judged.add(record == null ? update : states.fold(record));
            }
            return judged;
        }

        private List<StandingsUpdate> counted(List<StandingsUpdate> updates) {
            Map<EventId, Long> offsets = new HashMap<>();
            for (StandingsUpdate update : updates) {
                update.counted().forEach(id -> offsets.putIfAbsent(id.id(), update.last()));
            }
            Set<EventId> ours = ids.claim(partition, offsets);
            return updates.stream()
                    .filter(update -> update.counted().stream()
                            .map(SeenId::id)
                            .anyMatch(id -> ours.contains(id) && Objects.equals(offsets.get(id), update.last())))
                    .toList();
        }

        @Override
        public OptionalLong pass(long to) {
            OptionalLong lost = check();
            return lost.isPresent() || last >= to ? lost : moveTo(progress.pass(partition, last, to));
        }

        @Override
        public OptionalLong check() {
            return moveTo(progress.lastOffset(partition));
        }

        private OptionalLong moveTo(long now) {
            boolean lost = now < last;
            last = now;
            return lost ? OptionalLong.of(now + 1) : OptionalLong.empty();
        }
    }
}
