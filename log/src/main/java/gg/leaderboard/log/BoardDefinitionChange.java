package gg.leaderboard.log;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.ResetPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adds a version to a board's history. The decision sees the history by the rules of the active generation.
 *
 * @param limit the most boards, deleted ones included
 */
record BoardDefinitionChange(String board, Function<Optional<BoardHistory>, NewBoardVersion> decision, int limit)
        implements DefinitionChange<BoardHistory> {

    @Override
    public String subject() {
        return "the board " + board;
    }

    @Override
    public BoardHistory write(LoggedDefinitions known, DefinitionTransaction transaction) {
        NewBoardVersion next = decision.apply(known.definitions().find(board));
        if (!next.definition().id().equals(board)) {
            throw new IllegalArgumentException("must be a version of " + board + "; was "
                    + next.definition().id());
        }
        Optional<BoardHistory> now = known.logged().find(board);
        if (now.isEmpty() && known.logged().all().size() >= limit) {
            throw new TooManyBoardsException(limit);
        }
        BoardHistory written = longer(now, next);
        if (next.change() == Change.CREATED || next.change() == Change.CHANGED) {
            checkBounds(known.generations(), written, next.definition());
        }
        return transaction.write(written);
    }

    // A generation that is not active may be read later, with the verdicts that the archive stores now.
    private static void checkBounds(Generations generations, BoardHistory written, BoardDefinition next) {
        for (long generation : generations.all().keySet()) {
            try {
                next.checkBounds(of(generation, generations, written).newest().updateMode());
            } catch (InvalidEventException e) {
                throw new BoundsConflictException(written.id(), generation, e);
            }
        }
    }

    private static BoardHistory of(long generation, Generations generations, BoardHistory board) {
        return generations
                .definitionsOf(generation, Definitions.NONE.with(board))
                .find(board.id())
                .orElseThrow();
    }

    private static BoardHistory longer(Optional<BoardHistory> now, NewBoardVersion next) {
        // The record's log time decides when the version comes into force.
        Optional<BoardHistory> before = now.or(() -> deletedPredecessor(next));
        Instant open = before.map(history -> last(history.versions()).from()).orElse(Instant.EPOCH);
        BoardVersion version = new BoardVersion(open, next.change(), asLogged(now, next));
        return before.map(history -> history.with(version)).orElseGet(() -> new BoardHistory(List.of(version)));
    }

    // Stands for the lost board: a deleted board with one season for each hour from 1970 on, before any event. Readers,
    // folds and keys continue from it as after any deletion.
    private static Optional<BoardHistory> deletedPredecessor(NewBoardVersion next) {
        if (next.usedSeasons() == 0) {
            return Optional.empty();
        }
        BoardDefinition definition = next.definition();
        BoardDefinition hourly = new BoardDefinition(
                definition.id(),
                definition.name(),
                definition.sortOrder(),
                definition.updateMode(),
                ResetPeriod.parse("hourly"),
                ZoneOffset.UTC,
                definition.maxEntries());
        Instant end = Instant.EPOCH.plus(Duration.ofHours(next.usedSeasons())).minusMillis(1);
        return Optional.of(new BoardHistory(List.of(
                new BoardVersion(Instant.EPOCH, Change.CREATED, hourly),
                new BoardVersion(end, Change.DELETED, hourly))));
    }

    // The log keeps the scoring rules that the board was created with. Each generation stores its own rules separately.
    private static BoardDefinition asLogged(Optional<BoardHistory> now, NewBoardVersion next) {
        return next.change() == Change.CREATED
                ? next.definition()
                : now.map(BoardHistory::newest)
                        .map(definition ->
                                next.definition().withScoring(definition.sortOrder(), definition.updateMode()))
                        .orElse(next.definition());
    }

    @Override
    public boolean isApplied(LoggedDefinitions known, BoardHistory written) {
        int size = written.versions().size();
        return known.logged()
                .find(board)
                .map(BoardHistory::versions)
                .filter(versions ->
                        versions.size() >= size && versions.subList(0, size).equals(written.versions()))
                .isPresent();
    }

    @Override
    public BoardHistory result(LoggedDefinitions known, BoardHistory written) {
        return of(known.generations().active(), known.generations(), written);
    }

    private static BoardVersion last(List<BoardVersion> versions) {
        return versions.get(versions.size() - 1);
    }
}
