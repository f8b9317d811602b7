package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.fold.BoardChange.InPeriod;
import gg.leaderboard.standings.window.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Gathers what a run of events changes on one board. Nearly always all of them fall into the same periods. */
final class BoardBuilder {

    private final List<Slice> slices = new ArrayList<>(1);
    private final String board;
    private final Keys keys;

    BoardBuilder(String board, Keys keys) {
        this.board = board;
        this.keys = keys;
    }

    /** Returns how many scores change that did not before. */
    int add(String playerId, long amount, List<Period> periods, Instant logTime) {
        return slice(periods).add(playerId, amount, logTime);
    }

    private Slice slice(List<Period> periods) {
        for (Slice slice : slices) {
            if (slice.periods.equals(periods)) {
                return slice;
            }
        }
        Slice slice = new Slice(periods);
        slices.add(slice);
        return slice;
    }

    Stream<BoardChange> build() {
        return (slices.size() == 1 ? slices : byPeriod()).stream().map(this::build);
    }

    // Two days of one week meet in the sorted set of that week, which must have all of its changes in one.
    private Collection<Slice> byPeriod() {
        Map<Period, Slice> single = new LinkedHashMap<>();
        for (Slice slice : slices) {
            for (Period period : slice.periods) {
                single.computeIfAbsent(period, p -> new Slice(List.of(p))).addAll(slice);
            }
        }
        return single.values();
    }

    private BoardChange build(Slice slice) {
        return new BoardChange(
                slice.periods.stream()
                        .map(period -> new InPeriod(keys.board(board, period), expiry(period, slice.lastWrite)))
                        .toList(),
                slice.added);
    }

    private static OptionalLong expiry(Period period, Instant lastWrite) {
        return period.window().retention().stream()
                .mapToLong(kept -> later(period.end(), lastWrite).plus(kept).toEpochMilli())
                .findFirst();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** What falls into the same periods. */
    private static final class Slice {

        private final Map<String, Long> added = new LinkedHashMap<>();
        private final List<Period> periods;
        private Instant lastWrite = Instant.EPOCH;

        Slice(List<Period> periods) {
            this.periods = periods;
        }

        int add(String playerId, long amount, Instant logTime) {
            lastWrite = later(lastWrite, logTime);
            int before = added.size();
            added.merge(playerId, amount, Long::sum);
            return (added.size() - before) * periods.size();
        }

        void addAll(Slice other) {
            other.added.forEach((playerId, amount) -> add(playerId, amount, other.lastWrite));
        }
    }
}
