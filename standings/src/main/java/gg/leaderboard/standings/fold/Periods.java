package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The current period of each window. Neighbouring records nearly always share it, so the last one is kept. */
final class Periods {

    private final Period[] latest;

    Periods(List<Window> windows) {
        this.latest = windows.stream()
                .map(w -> w.period(Instant.EPOCH, ZoneOffset.UTC))
                .toArray(Period[]::new);
    }

    int count() {
        return latest.length;
    }

    Period at(int index, Instant time) {
        Period period = latest[index];
        if (!period.contains(time)) {
            period = period.window().period(time, ZoneOffset.UTC);
            latest[index] = period;
        }
        return period;
    }
}
