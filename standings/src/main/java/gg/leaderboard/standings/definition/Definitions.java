package gg.leaderboard.standings.definition;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The histories of all boards that users created, as known at one moment. */
public final class Definitions {

    public static final Definitions NONE = new Definitions(Map.of());

    private final Map<String, BoardHistory> histories;
    private final GenerationStamp stamp;

    /**
     * Definitions of the first generation with the default settings.
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

    /** These definitions with the given stamp. The rules stay the same. */
    public Definitions withStamp(GenerationStamp other) {
        return new Definitions(histories, other);
    }

    /** The generation of the standings that use these rules; 0 for the rules that the boards were created with. */
    public long generation() {
        return stamp.generation();
    }

    /** The settings of the fold. */
    public FoldSettings settings() {
        return stamp.requireSettings();
    }

    /** The stamp of updates that are folded with these definitions. */
    public GenerationStamp stamp() {
        return stamp;
    }

    /** These definitions with one history added or replaced. */
    public Definitions with(BoardHistory history) {
        Map<String, BoardHistory> more = new TreeMap<>(histories);
        more.put(history.id(), history);
        return new Definitions(more, stamp);
    }

    public Collection<BoardHistory> all() {
        return histories.values();
    }

    /** The history of a board, also of a deleted board. */
    public Optional<BoardHistory> find(String board) {
        return Optional.ofNullable(histories.get(board));
    }

    /** The history of a board that exists. */
    public Optional<BoardHistory> live(String board) {
        return find(board).filter(BoardHistory::isLive);
    }

    /** The definition of the board at this log time. */
    public Optional<BoardDefinition> at(String board, Instant logTime) {
        return find(board).flatMap(history -> history.at(logTime));
    }

    /**
     * Checks that a built-in or created board existed at this log time.
     *
     * @throws InvalidEventException if it did not exist
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
     * The season in which a score of this log time counts.
     *
     * @throws InvalidEventException if the board does not exist or does not accept the score
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
