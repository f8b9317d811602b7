package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.definition.ScoreRule;
import gg.leaderboard.standings.fold.BoardChange.ChangedPeriod;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Collects the changes of a run of events in one season of a board. Nearly always, all events are in the same periods.
 */
final class BoardBuilder {

    private final List<Slice> slices = new ArrayList<>(1);
    private BoardSeason board;
    private long added;

    BoardBuilder(BoardSeason board) {
        this.board = board;
    }

    String board() {
        return board.board();
    }

    /** Returns the number of scores that this event changes and that had no change before. */
    int add(String playerId, Contribution contribution, List<Period> periods, Instant logTime) {
        board = contribution.board();
        return slice(periods).add(playerId, new Scored(contribution.score(), added++), logTime);
    }

    void remove(String playerId) {
        slices.forEach(slice -> slice.scores.remove(playerId));
    }

    private Slice slice(List<Period> periods) {
        for (Slice slice : slices) {
            if (slice.periods.equals(periods)) {
                return slice;
            }
        }
        Slice slice = new Slice(periods, board.rule());
        slices.add(slice);
        return slice;
    }

    Stream<BoardChange> build() {
        return (slices.size() == 1 ? slices : byPeriod())
                .stream().filter(slice -> !slice.scores.isEmpty()).map(this::build);
    }

    // Two days of one week share the sorted set of that week, which must get all its changes in one command. If the
    // rule keeps the last score, the changes must stay in the order of the log.
    private Collection<Slice> byPeriod() {
        Map<Period, Slice> single = new LinkedHashMap<>();
        for (Slice slice : slices) {
            for (Period period : slice.periods) {
                single.computeIfAbsent(period, p -> new Slice(List.of(p), board.rule()))
                        .addAll(slice);
            }
        }
        return single.values();
    }

    private BoardChange build(Slice slice) {
        return new BoardChange(
                board.board(),
                board.season(),
                board.rule(),
                slice.periods.stream()
                        .map(period -> new ChangedPeriod(period, expiry(period, slice.lastWrite)))
                        .toList(),
                slice.plainScores());
    }

    private OptionalLong expiry(Period period, Instant lastWrite) {
        Optional<Instant> expiry = period.window() == Window.ALLTIME
                ? board.expiry(lastWrite)
                : period.window().retention().map(later(period.end(), lastWrite)::plus);
        return expiry.stream().mapToLong(Instant::toEpochMilli).findFirst();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * The current score of a player.
     *
     * @param order increases with the log; if there are several scores, the order of the last
     */
    private record Scored(long score, long order) {

        Scored join(Scored other, ScoreRule rule) {
            return order < other.order
                    ? new Scored(rule.join(score, other.score), other.order)
                    : new Scored(rule.join(other.score, score), order);
        }
    }

    /** The scores of the same periods. */
    private static final class Slice {

        private final Map<String, Scored> scores = new LinkedHashMap<>();
        private final List<Period> periods;
        private final ScoreRule rule;
        private Instant lastWrite = Instant.EPOCH;

        Slice(List<Period> periods, ScoreRule rule) {
            this.periods = periods;
            this.rule = rule;
        }

        int add(String playerId, Scored scored, Instant logTime) {
            lastWrite = later(lastWrite, logTime);
            int before = scores.size();
            scores.merge(playerId, scored, (a, b) -> a.join(b, rule));
            return (scores.size() - before) * periods.size();
        }

        void addAll(Slice other) {
            other.scores.forEach((playerId, scored) -> add(playerId, scored, other.lastWrite));
        }

        Map<String, Long> plainScores() {
            Map<String, Long> plain = new LinkedHashMap<>();
            scores.forEach((playerId, scored) -> plain.put(playerId, scored.score()));
            return plain;
        }
    }
}
