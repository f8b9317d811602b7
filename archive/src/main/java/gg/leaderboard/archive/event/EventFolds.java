package gg.leaderboard.archive.event;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.deadletter.DeadLetterTable;
import gg.leaderboard.archive.store.CountedIds;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.PartitionProgress;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the fold of a partition into the raw event log. */
@Component
public class EventFolds implements PartitionFold.Factory {

    private final Schema schema;
    private final Supplier<Definitions> definitions;
    private final ArchiveProperties properties;
    private final StandingsProperties standings;
    private final TransactionTemplate transaction;
    private final ProgressTable progress;
    private final CountedIds ids;
    private final EventTable events;
    private final DeadLetterTable letters;
    private final Checkpoints checkpoints;

    EventFolds(
            Schema schema,
            Supplier<Definitions> definitions,
            ArchiveProperties properties,
            StandingsProperties standings,
            TransactionTemplate transaction,
            ProgressTable progress,
            CountedIds ids,
            EventTable events,
            DeadLetterTable letters,
            Checkpoints checkpoints) {
        this.schema = schema;
        this.definitions = definitions;
        this.properties = properties;
        this.standings = standings;
        this.transaction = transaction;
        this.progress = progress;
        this.ids = ids;
        this.events = events;
        this.letters = letters;
        this.checkpoints = checkpoints;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        schema.migrate();
        return new EventFold(
                new PartitionProgress(FoldName.EVENTS, partition, transaction, progress),
                definitions,
                properties.acceptTrimmedLog(),
                standings.dedup().horizon(),
                ids,
                events,
                letters,
                checkpoints);
    }
}
