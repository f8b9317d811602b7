package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The periods of a moment in a time zone. Neighbouring records nearly always share them, so the last ones are cached.
 */
final class PeriodCache {

    private final List<Window> windows;
    private final Map<ZoneId, List<Period>> latest = new HashMap<>();

    PeriodCache(List<Window> windows) {
        this.windows = windows;
    }

    /** One period for each window, in the order of the windows. */
    List<Period> at(Instant time, ZoneId zone) {
        List<Period> known = latest.get(zone);
        if (known == null || !allContain(known, time)) {
            known = windows.stream().map(w -> w.period(time, zone)).toList();
            latest.put(zone, known);
        }
        return known;
    }

    private static boolean allContain(List<Period> periods, Instant time) {
        for (Period period : periods) {
            if (!period.contains(time)) {
                return false;
            }
        }
        return true;
    }
}
