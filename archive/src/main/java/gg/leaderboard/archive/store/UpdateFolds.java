package gg.leaderboard.archive.store;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the folds that turn batches into updates as the processor does, and write them to PostgreSQL. */
@Component
public class UpdateFolds {

    private final Schema schema;
    private final DefinitionsByGeneration definitions;
    private final ArchiveProperties properties;
    private final StandingsProperties standings;
    private final TransactionTemplate transaction;
    private final ProgressTable progress;
    private final CountedIds ids;
    private final FoldGenerations generations;

    UpdateFolds(
            Schema schema,
            DefinitionsByGeneration definitions,
            ArchiveProperties properties,
            StandingsProperties standings,
            TransactionTemplate transaction,
            ProgressTable progress,
            CountedIds ids,
            FoldGenerations generations) {
        this.schema = schema;
        this.definitions = definitions;
        this.properties = properties;
        this.standings = standings;
        this.transaction = transaction;
        this.progress = progress;
        this.ids = ids;
        this.generations = generations;
    }

    /** @param content writes what an update changes, within the current transaction */
    public PartitionFold create(FoldName fold, LogPartition partition, Consumer<StandingsUpdate> content) {
        schema.migrate();
        return new PostgresFold(
                partition, writer(fold, partition, content), definitions, properties.acceptTrimmedLog());
    }

    /** What writes such updates. */
    public PartitionWriter writer(FoldName fold, LogPartition partition, Consumer<StandingsUpdate> content) {
        return new PartitionWriter(
                partition,
                Shards.ONE,
                // A transaction holds any number of changes, so a batch is always one.
                new Fold(Shards.ONE, standings, Integer.MAX_VALUE),
                new PostgresFoldStore(fold, transaction, progress, ids, generations, content));
    }
}
