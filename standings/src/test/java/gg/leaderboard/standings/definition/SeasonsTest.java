package gg.leaderboard.standings.definition;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the numbers of seasons match seasons found one by one. */
class SeasonsTest {

    // Includes both clock changes of a year, in the northern and the southern hemisphere.
    private static final Instant START = Instant.parse("2026-03-20T10:17:23.456Z");
    private static final Duration SPAN = Duration.ofDays(240);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*/20 * * * *; Europe/Berlin",
                "*/20 * * * *; Australia/Lord_Howe",
                "15,45 1-5 * * *; America/New_York",
                "30 */2 1-20 * 1-5; Pacific/Auckland",
                "0 0 13 * 5; Africa/Cairo",
                "hourly; Asia/Kolkata",
                "daily; America/Santiago",
                "monthly; Pacific/Apia",
            })
    void counted_seasons_equal_seasons_found_one_by_one(String period, String zone) {
        List<BoardVersion> versions = List.of(
                version(START, Change.CREATED, period, zone),
                version(START.plus(Duration.ofDays(20)), Change.RESET, period, zone),
                version(START.plus(Duration.ofDays(70)), Change.CHANGED, "7,8 * * * *", zone),
                version(START.plus(Duration.ofDays(71)), Change.CHANGED, period, zone),
                version(START.plus(Duration.ofDays(100)), Change.DELETED, period, zone),
                version(START.plus(Duration.ofDays(103)), Change.CREATED, period, zone));
        List<Instant> starts = oneAfterTheOther(versions);
        BoardHistory board = new BoardHistory(versions);
        Random random = new Random(1);

        for (int i = 0; i < 500; i++) {
            int index = random.nextInt(starts.size() - 1);
            Instant start = starts.get(index);
            Instant next = starts.get(index + 1);
            Instant time = start.plusMillis(
                    random.nextLong(Duration.between(start, next).toMillis()));
            Season season = board.season(time).orElseThrow();
            assertThat(season.number()).isEqualTo(index + 1);
            assertThat(season.start()).isEqualTo(start);
            assertThat(season.end()).isIn(next, versions.get(4).from());
        }
        for (int i = starts.size() - 1; i > starts.size() - 20 && !starts.get(i).isBefore(board.createdAt()); i--) {
            assertThat(board.season(i + 1, START.plus(SPAN)).orElseThrow().start())
                    .isEqualTo(starts.get(i));
        }
    }

    @Test
    @Timeout(10)
    void a_board_that_is_reset_every_minute_for_ten_years_is_read_quickly() {
        Instant created = START.truncatedTo(ChronoUnit.DAYS);
        BoardHistory board = new BoardHistory(List.of(version(created, Change.CREATED, "* * * * *", "Europe/Berlin")));
        Random random = new Random(1);

        for (int i = 0; i < 20; i++) {
            long minutes = random.nextInt(10 * 365 * 24 * 60);
            Instant time = created.plus(Duration.ofMinutes(minutes));
            assertThat(board.season(time).orElseThrow()).isEqualTo(new Season(minutes + 1, time, time.plusSeconds(60)));
        }
    }

    @Test
    @Timeout(10)
    void a_board_that_is_reset_every_minute_on_weekdays_is_read_at_once() {
        Instant monday = Instant.parse("2026-03-23T00:00:00Z");
        BoardHistory board = new BoardHistory(List.of(version(monday, Change.CREATED, "* * * * 1-5", "UTC")));

        for (int years = 1; years <= 10; years++) {
            Instant time = monday.plus(Duration.ofDays(7 * 52L * years));
            assertThat(board.season(time).map(Season::number)).contains(5 * 52L * years * 24 * 60 + 1);
        }
    }

    @Test
    void a_board_has_no_season_before_its_creation() {
        BoardHistory board = new BoardHistory(List.of(version(START, Change.CREATED, "hourly", "UTC")));

        assertThat(board.season(START.minusMillis(1))).isEmpty();
        assertThat(board.season(1, START.minusMillis(1))).isEmpty();
        assertThat(board.season(START).map(Season::number)).contains(1L);
    }

    @Test
    void the_last_four_seasons_are_computed_once_and_no_more_are_kept() {
        Instant created = START.truncatedTo(ChronoUnit.DAYS);
        BoardHistory board = new BoardHistory(List.of(version(created, Change.CREATED, "daily", "UTC")));
        List<Season> seasons = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            seasons.add(board.season(created.plus(Duration.ofDays(day))).orElseThrow());
        }

        assertThat(board.season(created.plusSeconds(1)).orElseThrow()).isSameAs(seasons.get(0));
        board.season(created.plus(Duration.ofDays(4)));
        assertThat(board.season(created.plus(Duration.ofDays(1))).orElseThrow()).isSameAs(seasons.get(1));
        assertThat(board.season(created).orElseThrow())
                .isEqualTo(seasons.get(0))
                .isNotSameAs(seasons.get(0));
    }

    private static List<Instant> oneAfterTheOther(List<BoardVersion> versions) {
        List<Instant> starts = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            BoardVersion version = versions.get(i);
            if (version.change() == Change.CREATED || version.change() == Change.RESET) {
                starts.add(version.from());
            }
            Instant until = i + 1 < versions.size() ? versions.get(i + 1).from() : START.plus(SPAN);
            BoardDefinition board = version.definition();
            Instant reset =
                    board.resetPeriod().next(version.from(), board.timeZone()).orElseThrow();
            while (version.change() != Change.DELETED && reset.isBefore(until)) {
                starts.add(reset);
                reset = board.resetPeriod().next(reset, board.timeZone()).orElseThrow();
            }
        }
        return starts;
    }

    private static BoardVersion version(Instant from, Change change, String period, String zone) {
        return new BoardVersion(
                from,
                change,
                new BoardDefinition(
                        "b", "b", SortOrder.DESC, UpdateMode.BEST, ResetPeriod.parse(period), ZoneId.of(zone), null));
    }
}
