package gg.leaderboard.standings.property;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Generates boards of every kind with histories: changed, reset, deleted and created again while scores arrive. */
final class RandomBoards {

    static final Duration SPAN = Duration.ofDays(9);

    // Around the end of summer time in Berlin and the first of a month. The year is so late that no data expires during
    // the test.
    private static final Instant START = Instant.parse("2036-10-24T10:17:00Z");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");
    private static final List<String> PERIODS =
            List.of("never", "never", "hourly", "daily", "weekly", "monthly", "15 */6 * * *", "40 * * * 0-3");

    private final Random random;

    RandomBoards(Random random) {
        this.random = random;
    }

    static Instant start() {
        return START;
    }

    BoardHistory next(String id) {
        BoardDefinition board = board(id);
        List<BoardVersion> versions = new ArrayList<>();
        versions.add(new BoardVersion(START, Change.CREATED, board));
        Instant time = START;
        for (int i = random.nextInt(4); i > 0; i--) {
            time = time.plusMillis(1 + random.nextLong(SPAN.toMillis() / 4));
            board = addTo(versions, time, board);
        }
        return new BoardHistory(versions);
    }

    private BoardDefinition addTo(List<BoardVersion> versions, Instant time, BoardDefinition board) {
        boolean deleted = versions.get(versions.size() - 1).change() == Change.DELETED;
        Change change = deleted
                ? Change.CREATED
                : List.of(Change.RESET, Change.CHANGED, Change.DELETED).get(random.nextInt(3));
        BoardDefinition next = switch (change) {
            case CREATED -> board(board.id());
            case CHANGED -> changed(board);
            case RESET, DELETED -> board;
        };
        versions.add(new BoardVersion(time, change, next));
        return next;
    }

    private BoardDefinition board(String id) {
        return bounded(new BoardDefinition(
                id,
                "a board",
                SortOrder.values()[random.nextInt(2)],
                UpdateMode.values()[random.nextInt(3)],
                ResetPeriod.parse(PERIODS.get(random.nextInt(PERIODS.size()))),
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                depth()));
    }

    private BoardDefinition changed(BoardDefinition board) {
        return bounded(new BoardDefinition(
                board.id(),
                "changed",
                board.sortOrder(),
                board.updateMode(),
                ResetPeriod.parse(PERIODS.get(random.nextInt(PERIODS.size()))),
                board.timeZone(),
                depth()));
    }

    // Scores are small numbers, and some are large.
    private BoardDefinition bounded(BoardDefinition board) {
        if (random.nextInt(3) == 0) {
            return board;
        }
        OnViolation action = OnViolation.values()[random.nextInt(board.updateMode() == UpdateMode.REPLACE ? 1 : 3)];
        return board.withBounds(new ScoreBounds(
                random.nextInt(3) == 0 ? -1L : null,
                random.nextInt(3) == 0 ? 300_000L : null,
                random.nextInt(3) == 0 ? (Long) (1L + random.nextInt(4)) : null,
                random.nextInt(3) == 0 ? (Long) (1L + random.nextInt(6)) : null,
                random.nextInt(3) == 0 ? Duration.ofSeconds(1 + random.nextInt(7200)) : null,
                action));
    }

    private @Nullable Integer depth() {
        return random.nextBoolean() ? null : (Integer) (1 + random.nextInt(12));
    }
}
