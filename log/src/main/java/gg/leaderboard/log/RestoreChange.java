package gg.leaderboard.log;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.DefinitionCopy.Contents;
import java.util.List;

/**
 * Writes definitions that the topic lacks from a copy to the topic.
 *
 * @param forget whether to delete these boards
 */
record RestoreChange(Contents copy, boolean forget) implements DefinitionChange<List<String>> {

    @Override
    public String subject() {
        return "the lost definitions";
    }

    @Override
    public List<String> write(LoggedDefinitions known, DefinitionTransaction transaction) {
        LostDefinitions lost = LostDefinitions.of(known, copy);
        List<BoardHistory> histories = lost.histories().stream()
                .map(history -> known.logged()
                        .find(history.id())
                        .orElseGet(() -> new BoardHistory(history.versions()))
                        .merged(history))
                .toList();
        transaction.restore(histories, forget);
        if (lost.lacksGeneration()) {
            transaction.write(lost.generations());
        }
        return histories.stream().map(BoardHistory::id).toList();
    }

    @Override
    public boolean isApplied(LoggedDefinitions known, List<String> written) {
        return LostDefinitions.of(known, copy).isEmpty();
    }

    @Override
    public List<String> result(LoggedDefinitions known, List<String> written) {
        return written;
    }
}
