package gg.leaderboard.log;

import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.definition.DefinitionCopy.Contents;
import gg.leaderboard.standings.definition.Generations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a copy knows and the topic lacks.
 *
 * @param histories of boards of which the topic lacks a version, by id
 * @param generations those of the copy, if the topic says nothing of the active one; otherwise the topic's own
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
        // One that the topic has known and dropped since is not lost: the copy was read a little earlier.
        boolean lacks = logged.generations().last() < copy.generations().active();
        return new LostDefinitions(lost, lacks ? copy.generations() : logged.generations(), lacks);
    }

    boolean isEmpty() {
        return histories.isEmpty() && !lacksGeneration;
    }

    /** @throws LostDefinitionsException unless the topic has all that {@code copy} had when it was read */
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
