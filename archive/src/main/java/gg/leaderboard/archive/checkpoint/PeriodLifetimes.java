package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.BoardChange.ChangedPeriod;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The lifetimes of all periods of one board that were ever written. */
public final class PeriodLifetimes {

    private final Map<BoardPeriod, PeriodLifetime> lifetimes = new HashMap<>();
    private final String board;

    PeriodLifetimes(String board) {
        this.board = board;
    }

    public Map<BoardPeriod, PeriodLifetime> all() {
        return Collections.unmodifiableMap(lifetimes);
    }

    /** Applies the next update of the log. */
    public void add(StandingsUpdate update) {
        for (BoardChange change : update.boards()) {
            if (change.board().equals(board)) {
                for (ChangedPeriod in : change.periods()) {
                    add(
                            BoardPeriod.of(board, change.season(), in.period()),
                            Objects.requireNonNull(update.lastTime()),
                            end(in.expiresAt()));
                }
            }
        }
    }

    void add(BoardPeriod period, Instant logTime, @Nullable Instant end) {
        lifetimes.compute(period, (same, lifetime) -> PeriodLifetime.of(lifetime, logTime, end));
    }

    private static @Nullable Instant end(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }
}
