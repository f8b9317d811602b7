package gg.leaderboard.log;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.definition.DefinitionCopy.Contents;
import gg.leaderboard.standings.definition.Generations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Definitions that a copy has and the topic lacks.
 *
 * @param histories the boards of which the topic lacks a version, sorted by id
 * @param generations the copy's, if the topic lacks its active generation; otherwise the topic's
 */
record LostDefinitions(List<BoardHistory> histories, Generations generations, boolean lacksGeneration) {

    static LostDefinitions of(LoggedDefinitions logged, Contents copy) {
        List<BoardHistory> lost = copy.histories().stream()
                .filter(history -> logged.logged()
                        .find(history.id())
                        .filter(known -> known.contains(history))
                        .isEmpty())
                .sorted(Comparator.comparing(BoardHistory::id))
                .toList();
        // A generation that the topic has dropped is not lost: the copy was read a little earlier.
        boolean lacks = logged.generations().last() < copy.generations().active();
        return new LostDefinitions(lost, lacks ? copy.generations() : logged.generations(), lacks);
    }

    boolean isEmpty() {
        return histories.isEmpty() && !lacksGeneration;
    }

    /** @throws LostDefinitionsException if the topic lacks definitions in {@code contents} */
    static void requireNone(LoggedDefinitions logged, DefinitionCopy copy, Contents contents) {
        LostDefinitions lost = of(logged, contents);
        if (!lost.isEmpty()) {
            List<String> names = new ArrayList<>();
            lost.histories.forEach(history -> names.add(history.id()));
            if (lost.lacksGeneration) {
                names.add("the rules of generation " + contents.generations().active());
            }
            throw new LostDefinitionsException(copy.name(), names);
        }
    }
}
