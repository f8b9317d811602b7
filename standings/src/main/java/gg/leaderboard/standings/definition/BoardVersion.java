package gg.leaderboard.standings.definition;

import java.time.Instant;

/**
 * One version of a board's definition.
 *
 * @param from the first log time that it holds for
 * @param change how it came about
 * @param definition of a deleted board, what it was at last
 */
public record BoardVersion(Instant from, Change change, BoardDefinition definition) {

    BoardVersion withRules(BoardRules rules) {
        return new BoardVersion(from, change, definition.withScoring(rules.sortOrder(), rules.updateMode()));
    }

    /** Whether it is the same change of the same moment: rules are laid over a history by its generation. */
    boolean isSame(BoardVersion other) {
        return from.equals(other.from) && change == other.change;
    }

    /** In lower case in JSON. */
    public enum Change {
        /** The first season of its own begins; boards that had the id before are not seen any more. */
        CREATED,
        /** The season goes on. */
        CHANGED,
        /** A new season begins. */
        RESET,
        /** There is no such board from here on. */
        DELETED
    }
}
