package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The current period of each window. Neighbouring records nearly always share them, so the last ones are kept. */
final class Periods {

    private List<Period> latest;

    Periods(List<Window> windows) {
        this.latest = windows.stream()
                .map(w -> w.period(Instant.EPOCH, ZoneOffset.UTC))
                .toList();
    }

    /** One period for each window, in the order of the windows. */
    List<Period> at(Instant time) {
        for (Period period : latest) {
            if (!period.contains(time)) {
                latest = latest.stream()
                        .map(p -> p.window().period(time, ZoneOffset.UTC))
                        .toList();
                break;
            }
        }
        return latest;
    }
}
