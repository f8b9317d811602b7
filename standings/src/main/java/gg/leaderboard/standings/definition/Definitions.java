package gg.leaderboard.standings.definition;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The histories of all boards that users have made, as known at one moment. */
public final class Definitions {

    public static final Definitions NONE = new Definitions(Map.of());

    private final Map<String, BoardHistory> histories;
    private final GenerationStamp stamp;

    /**
     * Those of the first generation, by the settings that hold unless told otherwise.
     *
     * @param histories by the id of the board
     */
    public Definitions(Map<String, BoardHistory> histories) {
        this(histories, new GenerationStamp(0, FoldSettings.DEFAULT));
    }

    Definitions(Map<String, BoardHistory> histories, GenerationStamp stamp) {
        this.histories = Map.copyOf(histories);
        this.stamp = stamp;
    }

    /** These as standings of this stamp are folded by them; the rules stay as they are. */
    public Definitions withStamp(GenerationStamp other) {
        return new Definitions(histories, other);
    }

    /** The generation of the standings that count by these rules; 0 for those that the boards were made with. */
    public long generation() {
        return stamp.generation();
    }

    /** By what all is folded, beside these definitions. */
    public FoldSettings settings() {
        return stamp.requireSettings();
    }

    /** What an update says that is folded by these. */
    public GenerationStamp stamp() {
        return stamp;
    }

    /** These, with one history in place of the one of the same board. */
    public Definitions with(BoardHistory history) {
        Map<String, BoardHistory> more = new TreeMap<>(histories);
        more.put(history.id(), history);
        return new Definitions(more, stamp);
    }

    public Collection<BoardHistory> all() {
        return histories.values();
    }

    /** The history of this board, also of one that is deleted. */
    public Optional<BoardHistory> find(String board) {
        return Optional.ofNullable(histories.get(board));
    }

    /** The history of a board that is there. */
    public Optional<BoardHistory> live(String board) {
        return find(board).filter(BoardHistory::isLive);
    }

    /** The board as it was at this log time. */
    public Optional<BoardDefinition> at(String board, Instant logTime) {
        return find(board).flatMap(history -> history.at(logTime));
    }

    /**
     * Makes sure that there is such a board, built in or not, at this log time.
     *
     * @throws InvalidEventException if there is none
     */
    public void require(String board, Instant logTime) {
        if (!BuiltInBoards.contains(board) && at(board, logTime).isEmpty()) {
            throw noBoard(board);
        }
    }

    static InvalidEventException noBoard(String board) {
        return new InvalidEventException("leaderboard_id", "names no leaderboard", "; was " + Rules.quote(board));
    }

    /**
     * Where a score goes that was submitted at this log time.
     *
     * @throws InvalidEventException if the board does not exist or does not take it
     */
    public BoardSeason accept(String board, long score, Instant logTime) {
        if (BuiltInBoards.contains(board)) {
            throw new InvalidEventException(
                    "leaderboard_id",
                    "is fed by events, scores cannot be submitted to it",
                    "; was " + Rules.quote(board));
        }
        return find(board).orElseThrow(() -> noBoard(board)).accept(score, logTime);
    }
}
