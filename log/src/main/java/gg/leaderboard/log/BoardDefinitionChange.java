package gg.leaderboard.log;

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
 * One more version of a board, decided on the history as the active generation has it.
 *
 * @param limit how many boards there may be, deleted ones included
 */
record BoardDefinitionChange(String board, Function<Optional<BoardHistory>, NewBoardVersion> decision, int limit)
        implements DefinitionChange<BoardHistory> {

    @Override
    public String subject() {
        return "the board " + board;
    }

    @Override
    public BoardHistory write(LoggedDefinitions known, DefinitionTransaction transaction, Deadline deadline) {
        NewBoardVersion next = decision.apply(known.definitions().find(board));
        if (!next.definition().id().equals(board)) {
            throw new IllegalArgumentException("must be a version of " + board + "; was "
                    + next.definition().id());
        }
        Optional<BoardHistory> now = known.logged().find(board);
        if (now.isEmpty() && known.logged().all().size() >= limit) {
            throw new TooManyBoardsException(limit);
        }
        return transaction.write(longer(now, next), deadline);
    }

    private static BoardHistory longer(Optional<BoardHistory> now, NewBoardVersion next) {
        // When it comes into force only the record's log time says.
        Optional<BoardHistory> before = now.or(() -> deletedPredecessor(next));
        Instant open = before.map(history -> last(history.versions()).from()).orElse(Instant.EPOCH);
        BoardVersion version = new BoardVersion(open, next.change(), asLogged(now, next));
        return before.map(history -> history.with(version)).orElseGet(() -> new BoardHistory(List.of(version)));
    }

    // A deleted board that had as many seasons, long before any event: readers, folds and keys go on from there as they
    // do after any deletion. An hour in 1970 is a season, however many there were.
    private static Optional<BoardHistory> deletedPredecessor(NewBoardVersion next) {
        if (next.usedSeasons() == 0) {
            return Optional.empty();
        }
        BoardDefinition made = next.definition();
        BoardDefinition hourly = new BoardDefinition(
                made.id(),
                made.name(),
                made.sortOrder(),
                made.updateMode(),
                ResetPeriod.parse("hourly"),
                ZoneOffset.UTC,
                made.maxEntries());
        Instant end = Instant.EPOCH.plus(Duration.ofHours(next.usedSeasons())).minusMillis(1);
        return Optional.of(new BoardHistory(List.of(
                new BoardVersion(Instant.EPOCH, Change.CREATED, hourly),
                new BoardVersion(end, Change.DELETED, hourly))));
    }

    // The log keeps what the board was made with: every generation has rules of its own beside it.
    private static BoardDefinition asLogged(Optional<BoardHistory> now, NewBoardVersion next) {
        return next.change() == Change.CREATED
                ? next.definition()
                : now.map(BoardHistory::newest)
                        .map(made -> next.definition().withScoring(made.sortOrder(), made.updateMode()))
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
        Generations generations = known.generations();
        return generations
                .definitionsOf(generations.active(), Definitions.NONE.with(written))
                .find(board)
                .orElseThrow();
    }

    private static BoardVersion last(List<BoardVersion> versions) {
        return versions.get(versions.size() - 1);
    }
}
