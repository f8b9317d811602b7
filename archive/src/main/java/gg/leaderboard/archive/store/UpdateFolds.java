package gg.leaderboard.archive.store;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.log.reading.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.apply.PartitionWriter;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the folds that turn batches into updates as the processor does, and write them to PostgreSQL. */
@Component
public class UpdateFolds {

    private final Schema schema;
    private final Supplier<Definitions> definitions;
    private final ArchiveProperties properties;
    private final StandingsProperties standings;
    private final TransactionTemplate transaction;
    private final Progress progress;
    private final CountedIds ids;

    UpdateFolds(
            Schema schema,
            Supplier<Definitions> definitions,
            ArchiveProperties properties,
            StandingsProperties standings,
            TransactionTemplate transaction,
            Progress progress,
            CountedIds ids) {
        this.schema = schema;
        this.definitions = definitions;
        this.properties = properties;
        this.standings = standings;
        this.transaction = transaction;
        this.progress = progress;
        this.ids = ids;
    }

    /** @param content writes what an update changes, within the current transaction */
    public PartitionFold create(FoldName fold, LogPartition partition, Consumer<StandingsUpdate> content) {
        schema.bringUpToDate();
        return new UpdateFold(
                partition,
                new PartitionWriter(
                        partition,
                        OneWorld.SHARDS,
                        // A transaction holds any number of changes, so a batch is always one.
                        new Fold(OneWorld.KEYS, standings, Integer.MAX_VALUE),
                        new PostgresStandings(fold, transaction, progress, ids, content)),
                definitions,
                properties.acceptTrimmedLog());
    }
}
