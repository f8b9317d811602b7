package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.archive.store.FoldGenerations;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The definitions that past standings are folded by. All checkpoints are of the same generation. */
@Component
public class CheckpointDefinitions {

    private final Schema schema;
    private final DefinitionsByGeneration boards;
    private final FoldGenerations generations;
    private final Checkpoints checkpoints;
    private final ProgressTable progress;
    private final ArchiveStart archiveStart;
    private final TransactionTemplate transaction;

    CheckpointDefinitions(
            Schema schema,
            DefinitionsByGeneration boards,
            FoldGenerations generations,
            Checkpoints checkpoints,
            ProgressTable progress,
            ArchiveStart archiveStart,
            TransactionTemplate transaction) {
        this.schema = schema;
        this.boards = boards;
        this.generations = generations;
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.archiveStart = archiveStart;
        this.transaction = transaction;
    }

    /**
     * The boards to fold past standings by.
     *
     * @throws gg.leaderboard.standings.definition.IncompatibleGenerationException while the checkpoints are of another version of the fold
     */
    public Definitions get() {
        schema.migrate();
        return boards.toFold(stamp());
    }

    /** Whether the checkpoints are still folded by {@code definitions}; call it in the transaction that reads or writes by them. */
    public boolean isCurrent(Definitions definitions) {
        GenerationStamp stamp = stamp();
        return stamp.isNone() || stamp.equals(definitions.stamp());
    }

    /** Records the stamp of the first checkpoint; call it in the transaction that adds a checkpoint. */
    void record(Definitions definitions) {
        if (stamp().isNone()) {
            generations.set(FoldName.EVENTS, definitions.stamp());
        }
    }

    // NONE before the first checkpoint.
    private GenerationStamp stamp() {
        return generations.stamp(FoldName.EVENTS);
    }

    /**
     * Changes past standings to another generation. Boards with other rules are folded again; with other settings, all boards
     * are.
     *
     * @throws IncompatibleGenerationException if settings differ and the archive lacks the beginning of the log
     */
    public void changeTo(GenerationStamp to) {
        schema.migrate();
        GenerationStamp from = stamp();
        if (from.equals(to) || from.isNone()) {
            return;
        }
        boolean sameSettings = from.requireSettings().equals(to.requireSettings());
        if (!sameSettings && !archiveStart.reachesBackTo(Checkpoint.BEGINNING)) {
            throw new IncompatibleGenerationException(
                    "the checkpoints were folded with " + from.requireSettings() + " and cannot be folded with "
                            + to.requireSettings() + ": the archive lacks the beginning of the log");
        }
        Collection<String> differing = sameSettings ? differing(from, to) : List.of();
        transaction.executeWithoutResult(status -> {
            progress.lock(FoldName.EVENTS);
            if (sameSettings) {
                differing.forEach(checkpoints::invalidate);
            } else {
                checkpoints.deleteAll();
            }
            generations.set(FoldName.EVENTS, to);
        });
    }

    private Collection<String> differing(GenerationStamp from, GenerationStamp to) {
        Definitions before = boards.forGeneration(from.generation());
        return boards.forGeneration(to.generation()).all().stream()
                .filter(board -> before.find(board.id())
                        .map(BoardHistory::versions)
                        .filter(board.versions()::equals)
                        .isEmpty())
                .map(BoardHistory::id)
                .toList();
    }
}
