package gg.leaderboard.archive.checkpoint;

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

/** All parts of one board that were ever written, and how long each is kept. */
public final class PartLifetimes {

    private final Map<Part, PartLifetime> lives = new HashMap<>();
    private final String board;

    PartLifetimes(String board) {
        this.board = board;
    }

    public Map<Part, PartLifetime> all() {
        return Collections.unmodifiableMap(lives);
    }

    /** Carries out what comes next in the log. */
    public void add(StandingsUpdate update) {
        for (BoardChange change : update.boards()) {
            if (change.board().equals(board)) {
                for (ChangedPeriod in : change.periods()) {
                    add(
                            Part.of(board, change.season(), in.period()),
                            Objects.requireNonNull(update.lastTime()),
                            end(in.expiresAt()));
                }
            }
        }
    }

    void add(Part part, Instant logTime, @Nullable Instant end) {
        lives.compute(part, (same, life) -> PartLifetime.of(life, logTime, end));
    }

    private static @Nullable Instant end(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }
}
