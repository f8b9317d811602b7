package gg.leaderboard.standings.property;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Finds the starts of a board's seasons by checking every minute. */
final class ReferenceSeasons {

    private ReferenceSeasons() {}

    static List<Instant> starts(BoardHistory history) {
        List<Instant> starts = new ArrayList<>();
        List<BoardVersion> versions = history.versions();
        Instant horizon = RandomBoards.start().plus(RandomBoards.SPAN.multipliedBy(3));
        for (int i = 0; i < versions.size(); i++) {
            BoardVersion version = versions.get(i);
            Instant until = i + 1 < versions.size() ? versions.get(i + 1).from() : horizon;
            if (version.change() == Change.CREATED || version.change() == Change.RESET) {
                starts.add(version.from());
            }
            if (version.change() != Change.DELETED) {
                starts.addAll(resets(version, until));
            }
        }
        return starts;
    }

    private static List<Instant> resets(BoardVersion version, Instant until) {
        List<Instant> resets = new ArrayList<>();
        boolean begun = version.change() != Change.CHANGED;
        Instant minute = version.from().truncatedTo(ChronoUnit.MINUTES);
        for (; minute.isBefore(until); minute = minute.plus(Duration.ofMinutes(1))) {
            boolean inside = minute.isAfter(version.from()) || (!begun && minute.equals(version.from()));
            if (inside && isReset(version.definition(), minute)) {
                resets.add(minute);
            }
        }
        return resets;
    }

    private static boolean isReset(BoardDefinition board, Instant minute) {
        ZonedDateTime local = minute.atZone(board.timeZone());
        int ofDay = local.getHour() * 60 + local.getMinute();
        int weekday = local.getDayOfWeek().getValue();
        return switch (board.resetPeriod().toString()) {
            case "never" -> false;
            case "hourly" -> local.getMinute() == 0;
            case "daily" -> ofDay == 0;
            case "weekly" -> ofDay == 0 && weekday == 1;
            case "monthly" -> ofDay == 0 && local.getDayOfMonth() == 1;
            case "15 */6 * * *" -> local.getMinute() == 15 && local.getHour() % 6 == 0;
            case "40 * * * 0-3" -> local.getMinute() == 40 && (weekday == 7 || weekday <= 3);
            default -> throw new IllegalArgumentException(board.resetPeriod().toString());
        };
    }
}
