package gg.leaderboard.standings.definition;

import java.time.Instant;

/**
 * One version of a board's definition.
 *
 * @param from the first log time to which it applies
 * @param change the change that made this version
 * @param definition for a deleted board, its last definition
 */
public record BoardVersion(Instant from, Change change, BoardDefinition definition) {

    BoardVersion withRules(BoardRules rules) {
        return new BoardVersion(from, change, definition.withScoring(rules.sortOrder(), rules.updateMode()));
    }

    /**
     * Whether both are the same change at the same moment. Scoring rules are ignored, because they depend on the
     * generation.
     */
    boolean isSame(BoardVersion other) {
        return from.equals(other.from) && change == other.change;
    }

    /** Written in lower case in JSON. */
    public enum Change {
        /** The first season of this board starts. Earlier boards with this id are not visible any more. */
        CREATED,
        /** The season continues. */
        CHANGED,
        /** A new season starts. */
        RESET,
        /** The board does not exist from here on. */
        DELETED
    }
}
