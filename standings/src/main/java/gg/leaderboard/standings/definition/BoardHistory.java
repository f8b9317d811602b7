package gg.leaderboard.standings.definition;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All versions of the definition of one board. Safe for many threads. */
public final class BoardHistory {

    private final List<BoardVersion> versions;
    private final long generation;
    private final Seasons seasons;

    /** @param versions in the order of time, all of one board; not empty, and the first is a creation */
    public BoardHistory(List<BoardVersion> versions) {
        this(versions, 0);
    }

    /** @param generation of the standings that use these rules, from 0 */
    BoardHistory(List<BoardVersion> versions, long generation) {
        if (versions.isEmpty() || versions.get(0).change() != Change.CREATED) {
            throw new IllegalArgumentException("a board's history must begin with its creation; was " + versions);
        }
        for (int i = 1; i < versions.size(); i++) {
            if (!versions.get(i)
                    .definition()
                    .id()
                    .equals(versions.get(0).definition().id())) {
                throw new IllegalArgumentException("a board's history must be of one board; was " + versions);
            }
            if (versions.get(i).from().isBefore(versions.get(i - 1).from())) {
                throw new IllegalArgumentException("a board's history must be ordered by time; was " + versions);
            }
        }
        this.versions = List.copyOf(versions);
        this.generation = generation;
        this.seasons = new Seasons(this.versions);
    }

    public String id() {
        return versions.get(0).definition().id();
    }

    public List<BoardVersion> versions() {
        return versions;
    }

    /** The generation of the standings that use these rules; 0 for the rules that the board was created with. */
    public long generation() {
        return generation;
    }

    /** This history with the rules of a generation. */
    public BoardHistory withRules(long number, @Nullable BoardRules rules) {
        List<BoardVersion> changed = new ArrayList<>(versions.size());
        boolean holds = false;
        for (BoardVersion version : versions) {
            if (version.change() == Change.CREATED) {
                holds = rules != null && rules.created().equals(version.from());
            }
            changed.add(holds && rules != null ? version.withRules(rules) : version);
        }
        return new BoardHistory(changed, number);
    }

    /** This history with one more version. */
    public BoardHistory with(BoardVersion next) {
        List<BoardVersion> longer = new ArrayList<>(versions);
        longer.add(next);
        return new BoardHistory(longer, generation);
    }

    /** Whether this history also has all changes of {@code other}. The scoring rules may differ. */
    public boolean contains(BoardHistory other) {
        int next = 0;
        for (BoardVersion version : versions) {
            if (next < other.versions.size() && version.isSame(other.versions.get(next))) {
                next++;
            }
        }
        return next == other.versions.size();
    }

    /**
     * The changes of both histories of this board in the order of time, with the rules that the board was created with.
     */
    public BoardHistory merged(BoardHistory other) {
        List<BoardVersion> all = new ArrayList<>(versions);
        other.versions.stream()
                .filter(version -> versions.stream().noneMatch(version::isSame))
                .forEach(all::add);
        all.sort(Comparator.comparing(BoardVersion::from));
        return new BoardHistory(all);
    }

    /** The newest definition of the board, also of a deleted board. */
    public BoardDefinition newest() {
        return versions.get(versions.size() - 1).definition();
    }

    /** The current definition; empty if the board is deleted. */
    public Optional<BoardDefinition> current() {
        return definition(versions.get(versions.size() - 1));
    }

    /** Whether the board exists, so was not deleted or was created again after that. */
    public boolean isLive() {
        return current().isPresent();
    }

    /**
     * The season in which a score of this log time counts.
     *
     * @throws InvalidEventException if the board did not exist, or does not accept the score
     */
    public BoardSeason accept(long score, Instant logTime) {
        BoardDefinition board = at(logTime).orElseThrow(() -> Definitions.noBoard(id()));
        board.check(score);
        return BoardSeason.of(board, season(logTime).orElseThrow(), boundsSince(logTime));
    }

    private Instant boundsSince(Instant logTime) {
        Instant since = Instant.EPOCH;
        boolean needState = false;
        for (BoardVersion version : versions) {
            if (version.from().isAfter(logTime)) {
                break;
            }
            boolean needed = needState;
            needState = version.definition().bounds().needState();
            if (needState && !needed) {
                since = version.from();
            }
        }
        return since;
    }

    /** When the board was created; the last creation if there are several. */
    public Instant createdAt() {
        return createdAt(Instant.MAX);
    }

    /** When the board was last created, changed, reset or deleted. */
    public Instant updatedAt() {
        return versions.get(versions.size() - 1).from();
    }

    // The last creation up to that log time.
    private Instant createdAt(Instant logTime) {
        return versions.stream()
                .filter(v -> v.change() == Change.CREATED && !v.from().isAfter(logTime))
                .reduce((earlier, later) -> later)
                .orElse(versions.get(0))
                .from();
    }

    /** The definition in force at this log time; empty if the board did not exist. */
    public Optional<BoardDefinition> at(Instant logTime) {
        BoardVersion inForce = null;
        for (BoardVersion version : versions) {
            if (version.from().isAfter(logTime)) {
                break;
            }
            inForce = version;
        }
        return inForce == null ? Optional.empty() : definition(inForce);
    }

    private static Optional<BoardDefinition> definition(BoardVersion version) {
        return version.change() == Change.DELETED ? Optional.empty() : Optional.of(version.definition());
    }

    /** The season in which a record of this log time counts; empty before the board's creation. */
    public Optional<Season> season(Instant logTime) {
        return seasons.at(logTime);
    }

    /**
     * A season that can be read at {@code logTime}. It must have started by then, after the latest creation of the
     * board.
     *
     * @param number from 1
     */
    public Optional<Season> season(long number, Instant logTime) {
        return seasons.numbered(number, logTime).filter(s -> !s.start().isBefore(createdAt(logTime)));
    }

    /** The season that ended when {@code version} came into force. */
    public Optional<BoardSeason> endedBy(BoardVersion version) {
        Instant before = version.from().minusMillis(1);
        return at(before)
                .flatMap(board -> season(before).map(season -> BoardSeason.of(board, season, boundsSince(before))));
    }

    /** The newest season of a board that exists. */
    public Optional<BoardSeason> currentSeason() {
        BoardVersion newest = versions.get(versions.size() - 1);
        return current()
                .flatMap(board ->
                        season(newest.from()).map(season -> BoardSeason.of(board, season, boundsSince(newest.from()))));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BoardHistory history
                && history.versions.equals(versions)
                && history.generation == generation;
    }

    @Override
    public int hashCode() {
        return Objects.hash(versions, generation);
    }

    @Override
    public String toString() {
        return id() + versions;
    }
}
