package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.archive.checkpoint.ArchiveStart;
import gg.leaderboard.archive.checkpoint.Checkpoint;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.store.CountedIds;
import gg.leaderboard.archive.store.FoldFactory;
import gg.leaderboard.archive.store.FoldGenerations;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.FoldTables;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.archive.store.RangePartitions;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds the archived log again into the tables of a fold, by the rules of another generation. It is one transaction: readers see
 * either the old or the new rows.
 */
@Component
class TableRebuild {

    private final Schema schema;
    private final ArchiveProperties properties;
    private final ArchivedLog log;
    private final DefinitionsByGeneration boards;
    private final FoldFactory folds;
    private final List<FoldTables> tables;
    private final ProgressTable progress;
    private final FoldGenerations generations;
    private final CountedIds ids;
    private final RangePartitions partitions;
    private final ArchiveStart archiveStart;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;

    TableRebuild(
            Schema schema,
            ArchiveProperties properties,
            ArchivedLog log,
            DefinitionsByGeneration boards,
            FoldFactory folds,
            List<FoldTables> tables,
            ProgressTable progress,
            FoldGenerations generations,
            CountedIds ids,
            RangePartitions partitions,
            ArchiveStart archiveStart,
            TransactionTemplate transaction,
            JdbcTemplate jdbc) {
        this.schema = schema;
        this.properties = properties;
        this.log = log;
        this.boards = boards;
        this.folds = folds;
        this.tables = tables;
        this.progress = progress;
        this.generations = generations;
        this.ids = ids;
        this.partitions = partitions;
        this.archiveStart = archiveStart;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** The folds of this archive whose tables have another stamp than {@code active}. */
    List<FoldName> due(GenerationStamp active) {
        schema.migrate();
        return tables.stream()
                .filter(table -> isDue(table, active))
                .map(FoldTables::fold)
                .sorted()
                .toList();
    }

    /** Rebuilds all tables that have another stamp than {@code active}. */
    void rebuildTo(GenerationStamp active) {
        schema.migrate();
        tables.stream().filter(table -> isDue(table, active)).forEach(table -> fold(table, active));
    }

    private boolean isDue(FoldTables table, GenerationStamp active) {
        GenerationStamp stamp = generations.stamp(table.fold());
        return properties.writes(table.fold()) && !stamp.isNone() && !stamp.equals(active);
    }

    private void fold(FoldTables table, GenerationStamp active) {
        FoldName fold = table.fold();
        if (!archiveStart.reachesBackTo(Checkpoint.BEGINNING)) {
            throw new IncompatibleGenerationException("the tables of the fold " + fold.label() + " are of "
                    + generations.stamp(fold) + " and cannot be rebuilt: the archive lacks the beginning of the log");
        }
        // Before the transaction, which would lock the table until its end.
        ids.prepareDays(partitions.names("events"));
        transaction.executeWithoutResult(status -> {
            progress.lock(fold);
            table.clear();
            jdbc.update("DELETE FROM progress WHERE fold = ?::fold", fold.label());
            jdbc.update("DELETE FROM counted_ids WHERE fold = ?::fold", fold.label());
            jdbc.update("DELETE FROM score_states WHERE fold = ?::fold", fold.label());
            generations.set(fold, active);
            log.ends().keySet().forEach(partition -> fold(table, partition));
        });
    }

    private void fold(FoldTables table, LogPartition partition) {
        PartitionReplay replay = new PartitionReplay(log, partition, folds.writer(table, partition));
        while (replay.writeBatch(boards)) {
            // To the end of the archive; from there the fold reads Kafka.
        }
    }
}
