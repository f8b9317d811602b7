package gg.leaderboard.archive.past;

import gg.leaderboard.archive.BoardsByGeneration;
import gg.leaderboard.archive.checkpoint.Checkpoints;
import gg.leaderboard.archive.store.FoldGenerations;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.Progress;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Generations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** By whose rules the past is told: those that all checkpoints were taken by, of one generation at any moment. */
@Component
public class PastRules {

    private final Schema schema;
    private final BoardsByGeneration boards;
    private final FoldGenerations generations;
    private final Checkpoints checkpoints;
    private final Progress progress;
    private final TransactionTemplate transaction;

    PastRules(
            Schema schema,
            BoardsByGeneration boards,
            FoldGenerations generations,
            Checkpoints checkpoints,
            Progress progress,
            TransactionTemplate transaction) {
        this.schema = schema;
        this.boards = boards;
        this.generations = generations;
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.transaction = transaction;
    }

    public Definitions get() {
        schema.bringUpToDate();
        return boards.of(generation());
    }

    /** Whether {@code rules} are still those; asked within the transaction that reads or writes by them. */
    public boolean are(Definitions rules) {
        long generation = generation();
        return generation == Generations.NONE || generation == rules.generation();
    }

    /** A checkpoint is taken by {@code rules}, which {@link #are} those of all others; within its transaction. */
    void keep(Definitions rules) {
        if (generation() == Generations.NONE) {
            generations.set(FoldName.EVENTS, rules.generation());
        }
    }

    // None before the first checkpoint.
    private long generation() {
        return generations.of(FoldName.EVENTS);
    }

    /** Has the past told by the rules of another generation: the boards that it counts differently are folded again. */
    public void changeTo(long generation) {
        schema.bringUpToDate();
        long from = generation();
        if (from == generation || from == Generations.NONE) {
            return;
        }
        Definitions before = boards.of(from);
        Definitions after = boards.of(generation);
        transaction.executeWithoutResult(status -> {
            progress.lock(FoldName.EVENTS);
            after.all().stream()
                    .filter(board -> before.find(board.id())
                            .map(BoardHistory::versions)
                            .filter(board.versions()::equals)
                            .isEmpty())
                    .forEach(board -> checkpoints.forget(board.id()));
            generations.set(FoldName.EVENTS, generation);
        });
    }
}
