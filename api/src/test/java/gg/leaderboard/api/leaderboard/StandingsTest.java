package gg.leaderboard.api.leaderboard;

import static gg.leaderboard.api.fixture.TestStandings.joined;
import static gg.leaderboard.api.fixture.TestStandings.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestBoards;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StandingsTest {

    private final RunningApi api = RunningApi.shared();
    private final TestStandings standings = TestStandings.shared();

    @AfterEach
    void close() {
        standings.close();
    }

    private String define(BoardDefinition board) {
        standings.define(board, Instant.now().minusSeconds(60));
        return board.id();
    }

    private String boardOf(int players) {
        String board = define(TestBoards.increment());
        standings.write(IntStream.rangeClosed(1, players)
                .mapToObj(i -> submitted("p" + i, board, 100 - i))
                .toArray(String[]::new));
        return board;
    }

    private TestResponse read(String board, String what) {
        return api.get("/api/v1/leaderboards/" + board + "/" + what);
    }

    private JsonNode data(String board, String what) {
        return page(board, what).path("data");
    }

    private JsonNode page(String board, String what) {
        JsonNode answer = read(board, what).ok();
        assertThat(answer.path("success").booleanValue()).isTrue();
        assertThat(answer.path("as_of").propertyNames()).containsExactly("log_time", "lag");
        return answer;
    }

    private static List<String> ranks(JsonNode page) {
        return page.path("data")
                .valueStream()
                .map(e -> e.path("rank").longValue() + " " + e.path("player_id").stringValue())
                .toList();
    }

    @Test
    void a_page_has_the_fields_of_its_contract() {
        String board = define(TestBoards.lowest());
        standings.write(joined("p1", "Nova"), submitted("p1", board, 70), submitted("p2", board, 90));

        JsonNode page = page(board, "top");
        assertThat(page.path("data").toString())
                .isEqualTo(
                        "[{\"rank\":1,\"player_id\":\"p1\",\"player_name\":\"Nova\",\"username\":\"Nova\",\"score\":70},"
                                + "{\"rank\":2,\"player_id\":\"p2\",\"player_name\":\"p2\",\"username\":\"p2\",\"score\":90}]");
        assertThat(page.propertyNames())
                .containsExactly("success", "data", "leaderboard_id", "season", "total_players", "as_of");
        assertThat(page.path("leaderboard_id").stringValue()).isEqualTo(board);
        assertThat(page.path("season").longValue()).isEqualTo(1);
        assertThat(page.path("total_players").longValue()).isEqualTo(2);
        assertThat(page("global", "top").propertyNames())
                .containsExactly("success", "data", "leaderboard_id", "total_players", "as_of");
        assertThat(page(board, "top?limit=1&window=weekly").propertyNames())
                .containsExactly(
                        "success",
                        "data",
                        "leaderboard_id",
                        "window",
                        "period",
                        "season",
                        "total_players",
                        "as_of",
                        "next");
    }

    @Test
    void the_entries_of_an_empty_board_are_an_empty_array() {
        String board = define(TestBoards.increment());

        for (String what : List.of("top", "range", "top?players=nobody")) {
            assertThat(data(board, what).toString()).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"top?limit=3", "range?start=0&end=2"})
    void pages_neither_skip_nor_repeat_a_player_whose_score_does_not_change(String first) {
        String board = define(TestBoards.increment());
        standings.write(IntStream.range(0, 20)
                .mapToObj(i -> submitted("p" + i, board, i / 3))
                .toArray(String[]::new));

        List<String> seen = new ArrayList<>();
        JsonNode page = read(board, first).ok();
        for (int i = 0; page.has("next"); i++) {
            seen.addAll(ranks(page));
            // The last player seen moves up, away from the cursor's position, and a new player enters before it.
            String last = seen.get(seen.size() - 1);
            standings.write(
                    submitted(last.substring(last.indexOf(' ') + 1), board, 50), submitted("new" + i, board, 100));
            page = read(board, "top?limit=3&cursor=" + page.path("next").stringValue())
                    .ok();
        }
        seen.addAll(ranks(page));

        assertThat(seen.stream().map(s -> s.substring(s.indexOf(' ') + 1)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "p" + i).toList());
    }

    @Test
    void a_cursor_keeps_the_window_period_and_season_of_its_first_page() {
        String board = boardOf(5);
        String next = read(board, "top?limit=2&window=daily").ok().path("next").stringValue();

        JsonNode page = page(board, "top?limit=2&cursor=" + next);

        assertThat(page.path("window").stringValue()).isEqualTo("daily");
        assertThat(ranks(page)).containsExactly("3 p3", "4 p4");
        assertThat(next).matches("[A-Za-z0-9_-]+");
        for (String other : List.of("window=weekly", "season=2", "period=2026-01-01")) {
            assertThat(read(board, "top?cursor=" + next + "&" + other)
                            .problem(400)
                            .path("parameter")
                            .stringValue())
                    .isEqualTo("cursor");
        }
        read("global", "top?cursor=" + next).problem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%25", "AAAA", "MQphCmIK", "MgpnbG9iYWwKYWxsdGltZQoKMQp4CnA3Cg", "é"})
    void an_invalid_cursor_is_a_problem(String cursor) {
        assertThat(read("global", "top?cursor=" + cursor.replace("é", "%C3%A9"))
                        .problem(400)
                        .path("parameter")
                        .stringValue())
                .isEqualTo("cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "range?start=1&end=3,2 p2|3 p3|4 p4",
        "range?start=8&end=20,9 p9|10 p10",
        "range?start=50&end=60,''",
        "around/p5?range=1,4 p4|5 p5|6 p6",
        "around/p1?range=2,1 p1|2 p2|3 p3|4 p4|5 p5",
        "around/p10?range=2,6 p6|7 p7|8 p8|9 p9|10 p10",
        "around/p5?range=0,5 p5",
        "top?limit=2,1 p1|2 p2"
    })
    void parts_of_a_board_are_the_requested_ones_and_full_if_possible(String what, String expected) {
        JsonNode page = page(boardOf(10), what);

        assertThat(String.join("|", ranks(page))).isEqualTo(expected);
        assertThat(page.path("total_players").longValue()).isEqualTo(10);
    }

    @Test
    void friends_have_a_rank_on_the_board_and_among_themselves() {
        String board = boardOf(10);
        standings.write(submitted("tie", board, 95));

        JsonNode page = page(board, "top?players=p7,tie,nobody,p2,p5,tie");

        assertThat(ranks(page)).containsExactly("2 p2", "5 p5", "5 tie", "8 p7");
        assertThat(page.path("data").valueStream().map(e -> e.path("rank_among").longValue()))
                .containsExactly(1L, 2L, 2L, 4L);
        assertThat(page.path("missing").toString()).isEqualTo("[\"nobody\"]");
        assertThat(page.path("total_players").longValue()).isEqualTo(11);
    }

    @Test
    void a_thousand_friends_fit_into_one_call() {
        String board = boardOf(3);
        String ids = "p1" + ",123e4567-e89b-12d3-a456-426614174000".repeat(999);

        assertThat(ranks(page(board, "top?players=" + ids))).containsExactly("1 p1");
        assertThat(read(board, "top?players=" + ids + ",p2")
                        .problem(400)
                        .path("parameter")
                        .stringValue())
                .isEqualTo("players");
        read(board, "top?players=").problem(400);
    }

    @Test
    void a_player_has_percentages_and_the_points_needed_for_the_next_rank() {
        String board = define(TestBoards.lowest());
        standings.write(submitted("a", board, 10), submitted("b", board, 12), submitted("c", board, 12));

        assertThat(data(board, "player/c").toString())
                .isEqualTo("{\"player_id\":\"c\",\"player_name\":\"c\",\"username\":\"c\",\"score\":12,\"rank\":2,"
                        + "\"total_players\":3,\"top_percent\":66.7,\"percentile\":0.0,"
                        + "\"next\":{\"rank\":1,\"score\":10,\"points_needed\":2}}");
        JsonNode best = data(board, "player/a");
        assertThat(best.path("top_percent").doubleValue()).isEqualTo(33.4);
        assertThat(best.path("percentile").doubleValue()).isEqualTo(66.6);
        assertThat(best.path("next").isNull()).isTrue();
    }

    @Test
    void the_best_of_many_players_is_never_in_the_top_zero_percent() {
        String board = define(TestBoards.increment());
        standings.write(IntStream.range(0, 2000)
                .mapToObj(i -> submitted("p" + i, board, i))
                .toArray(String[]::new));

        JsonNode best = data(board, "player/p1999");

        assertThat(best.path("top_percent").doubleValue()).isEqualTo(0.1);
        assertThat(best.path("percentile").doubleValue()).isEqualTo(99.9);
    }

    @Test
    void a_player_below_the_readable_depth_has_a_score_but_no_rank() {
        String board = define(TestBoards.board(SortOrder.DESC, UpdateMode.BEST, "never", ZoneOffset.UTC, 2));
        standings.write(submitted("a", board, 3), submitted("b", board, 2), submitted("c", board, 1));

        JsonNode below = data(board, "player/c");

        assertThat(below.path("score").longValue()).isEqualTo(1);
        for (String field : List.of("rank", "top_percent", "percentile", "next")) {
            assertThat(below.path(field).isNull()).as(field).isTrue();
        }
        assertThat(below.path("total_players").longValue()).isEqualTo(2);
        assertThat(ranks(page(board, "top"))).containsExactly("1 a", "2 b");
        read(board, "around/c").problem(404);
        api.get("/rank/c?gameId=" + board).problem(404);
        assertThat(page(board, "top?players=c").path("missing").toString()).isEqualTo("[\"c\"]");
    }

    @Test
    void a_board_has_a_best_and_a_worst_score_and_a_histogram() {
        String board = boardOf(10);

        assertThat(data(board, "stats").toString())
                .isEqualTo("{\"leaderboard_id\":\"" + board
                        + "\",\"season\":1,\"total_players\":10,\"top_score\":99,\"lowest_score\":90}");
        assertThat(data(board, "histogram?buckets=2").path("buckets").toString())
                .isEqualTo("[{\"from\":90,\"to\":94,\"players\":5},{\"from\":95,\"to\":99,\"players\":5}]");
        String empty = define(TestBoards.increment());
        assertThat(data(empty, "stats").path("top_score").isNull()).isTrue();
        assertThat(data(empty, "histogram").path("buckets")).isEmpty();
    }

    @Test
    void past_seasons_and_periods_stay_readable() {
        ZoneId zone = ZoneId.of("Asia/Tokyo");
        BoardDefinition definition = TestBoards.board(SortOrder.DESC, UpdateMode.INCREMENT, "daily", zone, null);
        String board = definition.id();
        LocalDate second = LocalDate.now(zone).minusDays(2);
        Instant midnight = second.atStartOfDay(zone).toInstant();
        standings.define(definition, midnight.minusSeconds(7200));
        standings.writeAt(midnight.minusSeconds(1), submitted("before", board, 5));
        standings.writeAt(midnight, submitted("after", board, 7));

        assertThat(ranks(page(board, "top?season=1"))).containsExactly("1 before");
        assertThat(ranks(page(board, "top?season=2"))).containsExactly("1 after");
        assertThat(ranks(page(board, "top?season=1&window=daily"))).containsExactly("1 before");
        assertThat(ranks(page(board, "top?season=2&window=daily&period=" + second)))
                .containsExactly("1 after");
        assertThat(ranks(page(board, "top?season=2&window=daily&period=" + second.minusDays(1))))
                .isEmpty();
        assertThat(ranks(page(board, "top"))).isEmpty();
        JsonNode seasons = data(board, "seasons?limit=100").path("seasons");
        assertThat(seasons.get(seasons.size() - 2).toString())
                .isEqualTo("{\"number\":2,\"start\":\"" + midnight + "\",\"end\":\"" + midnight.plusSeconds(86_400)
                        + "\"}");
        assertThat(seasons.get(0).path("number").longValue()).isEqualTo(seasons.size());
        read(board, "top?season=" + (seasons.size() + 1)).problem(404);
    }

    @Test
    void a_past_season_is_listed_according_to_the_reset_period_at_its_end() {
        BoardDefinition hourly = TestBoards.board(SortOrder.DESC, UpdateMode.BEST, "hourly", ZoneOffset.UTC, null);
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        Instant change = hour.minus(Duration.ofHours(40));
        BoardVersion created = new BoardVersion(hour.minus(Duration.ofHours(60)), Change.CREATED, hourly);
        BoardDefinition weekly = new BoardDefinition(
                hourly.id(),
                "Weekly",
                SortOrder.DESC,
                UpdateMode.BEST,
                ResetPeriod.parse("weekly"),
                ZoneOffset.UTC,
                null);
        standings.define(new BoardHistory(List.of(created, new BoardVersion(change, Change.CHANGED, weekly))));

        JsonNode seasons = data(hourly.id(), "seasons?limit=100").path("seasons");

        Instant oldest =
                Instant.parse(seasons.get(seasons.size() - 1).path("end").stringValue());
        assertThat(oldest).isAfter(hour.minus(Duration.ofHours(48)));
        assertThat(oldest).isBefore(change);
    }

    @ParameterizedTest
    @CsvSource({
        "top?limit=0,limit",
        "top?limit=ten,limit",
        "range?start=-1,start",
        "range?start=5&end=4,end",
        "around/p?range=-1,range",
        "histogram?buckets=0,buckets",
        "seasons?limit=x,limit",
        "top?window=hourly,window",
        "stats?window=daily&period=2026-W47,period",
        "player/p?period=2026-11-19,period",
        "top?season=0,season"
    })
    void an_invalid_parameter_is_a_problem_that_names_it(String what, String parameter) {
        assertThat(read("global", what).problem(400).path("parameter").stringValue())
                .isEqualTo(parameter);
    }

    @Test
    void a_problem_lists_the_valid_windows_and_periods() {
        assertThat(read("global", "top?window=hourly").error(400)).contains("alltime, daily, weekly");
        assertThat(read("global", "top?window=monthly").error(400)).contains("alltime, daily, weekly");
        assertThat(read("global", "top?window=weekly&period=2026-11-19").error(400))
                .containsPattern("such as 20\\d\\d-W");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top", "range", "around/p", "player/p", "stats", "histogram", "seasons"})
    void a_missing_board_is_not_found(String what) {
        assertThat(read("nowhere", what).error(404)).contains("\"nowhere\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"global/around/nobody", "global/player/nobody", "global/top?season=2"})
    void a_missing_player_or_season_is_not_found(String what) {
        api.get("/api/v1/leaderboards/" + what).problem(404);
    }

    @Test
    void a_limit_above_the_maximum_is_reduced_to_the_maximum() {
        String board = define(TestBoards.increment());
        standings.write(IntStream.range(0, 1005)
                .mapToObj(i -> submitted("p" + i, board, i))
                .toArray(String[]::new));

        assertThat(data(board, "top?limit=5000")).hasSize(1000);
        assertThat(data(board, "range?start=2&end=99999999999999999999")).hasSize(1000);
        assertThat(data(board, "around/p500?range=5000")).hasSize(999);
    }

    @Test
    void games_read_their_board_by_their_id_only() {
        String game = boardOf(3);

        assertThat(api.get("/topk?gameId=" + game + "&k=2").ok().toString())
                .isEqualTo("[{\"userId\":\"p1\",\"score\":99},{\"userId\":\"p2\",\"score\":98}]");
        assertThat(api.get("/rank/p2?gameId=" + game).ok().toString()).isEqualTo("{\"userId\":\"p2\",\"rank\":2}");
        assertThat(api.get("/topk?gameId=unplayed").ok().toString()).isEqualTo("[]");
        api.get("/rank/p2?gameId=unplayed").problem(404);
        api.get("/rank/nobody?gameId=" + game).problem(404);
        assertThat(api.get("/topk").problem(400).path("parameter").stringValue())
                .isEqualTo("gameId");
    }
}
