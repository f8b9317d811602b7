package gg.leaderboard.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.api.fixture.TestStandings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Tests the api's part of queries about a moment. The archive tests its own part, and standalone tests both together.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastBoardTest {

    private static final String BOARD = "/api/v1/leaderboards/kills";
    private static final String AT = "at=2026-11-20T20:00:00Z";
    private static final String PAGE = """
            {"log_time":"2026-11-20T20:00:00Z","window":"daily","period":"2026-11-20","season":1,"total_players":7,
             "entries":[{"rank":1,"player_id":"p1","score":9},{"rank":2,"player_id":"stranger","score":8}],"more":true}""";

    private final StubArchive archive = new StubArchive();
    private RunningApi api;

    @BeforeAll
    void start() {
        api = RunningApi.start("leaderboard.api.archive.url=" + archive.url());
    }

    @AfterAll
    void stop() {
        api.close();
        archive.close();
    }

    @Test
    void a_past_page_has_the_format_of_a_current_page_with_current_names() {
        try (TestStandings standings = TestStandings.shared()) {
            standings.write(TestStandings.kill("p1", "dust2"));
            archive.respondWith(200, PAGE);

            TestResponse answer = api.get(BOARD + "/top?limit=2&window=daily&" + AT);

            JsonNode page = answer.ok();
            assertThat(page.at("/as_of/log_time").stringValue()).isEqualTo("2026-11-20T20:00:00Z");
            assertThat(answer.header("As-Of")).isEqualTo("2026-11-20T20:00:00Z");
            assertThat(page.path("leaderboard_id").stringValue()).isEqualTo("kills");
            assertThat(page.path("window").stringValue()).isEqualTo("daily");
            assertThat(page.path("period").stringValue()).isEqualTo("2026-11-20");
            assertThat(page.path("total_players").longValue()).isEqualTo(7);
            assertThat(page.at("/data/1/player_name").stringValue()).isEqualTo("stranger");
            assertThat(page.at("/data/0/username")).isEqualTo(page.at("/data/0/player_name"));
            assertThat(page.at("/data/0").propertyNames())
                    .isEqualTo(api.get(BOARD + "/top").ok().at("/data/0").propertyNames());
            assertThat(page.at("/data/0/player_name").stringValue())
                    .isEqualTo(api.get(BOARD + "/player/p1")
                            .ok()
                            .at("/data/player_name")
                            .stringValue());
            assertThat(archive.requests().get(0)).contains("/range", "start=0", "end=1", "window=daily", "20%3A00");
        }
    }

    @Test
    void the_next_page_of_a_past_page_is_of_the_same_time() {
        for (String page : List.of("/top?limit=2&", "/range?", "/around/p1?")) {
            archive.respondWith(200, PAGE);
            String next = api.get(BOARD + page + "window=daily&" + AT)
                    .ok()
                    .path("next")
                    .stringValue();

            archive.respondWith(200, PAGE.replace("\"more\":true", "\"more\":false"));
            assertThat(api.get(BOARD + "/top?limit=3&cursor=" + next).ok().has("next"))
                    .isFalse();
            api.get(BOARD + "/top?limit=3&cursor=" + next + "&" + AT).ok();
            assertThat(api.get(BOARD + "/top?cursor=" + next + "&at=2026-11-20T20:00:01Z")
                            .problem(400)
                            .path("parameter")
                            .stringValue())
                    .isEqualTo("cursor");

            assertThat(archive.requests())
                    .hasSize(2)
                    .allSatisfy(asked -> assertThat(asked)
                            .contains(
                                    "/after?",
                                    "20%3A00",
                                    "window=daily",
                                    "period=2026-11-20",
                                    "season=1",
                                    "score=8",
                                    "player=stranger",
                                    "limit=3"));
        }
    }

    @Test
    void a_player_who_is_hidden_now_is_omitted_from_the_past() {
        try (TestStandings standings = TestStandings.shared()) {
            standings.write("{\"event_type\":\"player_hidden\",\"player_id\":\"p1\"}");
            archive.respondWith(200, PAGE);

            for (String page : List.of("/top?limit=2&", "/range?", "/around/stranger?", "/top?players=p1,stranger&")) {
                JsonNode entries = api.get(BOARD + page + AT).ok().path("data");
                assertThat(entries.toString()).doesNotContain("p1");
                assertThat(entries.at("/0/rank").longValue()).isEqualTo(2);
            }
            api.get(BOARD + "/player/p1?" + AT).problem(404);
            api.get(BOARD + "/around/p1?" + AT).problem(404);
            api.get(BOARD + "/player/p1/history").problem(404);
            standings.write("{\"event_type\":\"player_restored\",\"player_id\":\"p1\"}");
        }
    }

    @Test
    void ranges_neighbours_and_friends_are_requested_from_the_archive() {
        archive.respondWith(200, PAGE);
        api.get(BOARD + "/range?start=5&end=6&" + AT).ok();
        api.get(BOARD + "/around/p1?range=3&" + AT).ok();
        JsonNode friends =
                api.get(BOARD + "/top?players=p1,stranger,nobody&" + AT).ok();

        assertThat(archive.requests().get(0)).contains("/range", "start=5", "end=6");
        assertThat(archive.requests().get(1)).contains("/around/p1", "range=3");
        assertThat(archive.requests().get(2)).contains("/among", "players=p1&players=stranger&players=nobody");
        assertThat(friends.at("/missing/0").stringValue()).isEqualTo("nobody");
        assertThat(friends.at("/data/1/rank_among").longValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"a/b,a%2Fb", "a\\b,a%5Cb", "a;b,a%3Bb", "..,..", "%,%25", "?#,%3F%23", "{x},%7Bx%7D", "日,%E6%97%A5"})
    void an_unusual_id_reaches_the_archive_unchanged(String id, String encoded) {
        archive.respondWith(200, PAGE);
        api.get(BOARD + "/around/" + encoded + "?" + AT);
        api.get(BOARD + "/player/" + encoded + "?" + AT);
        api.get(BOARD + "/player/" + encoded + "/history");
        api.get(BOARD + "/top?players=a%2Cb&players=" + encoded + "&" + AT);

        assertThat(archive.requests().get(0)).contains("/around/" + encoded + "?");
        assertThat(archive.requests().get(1)).contains("/player/" + encoded + "?");
        assertThat(archive.requests().get(2)).contains("/player/" + encoded + "/history");
        assertThat(archive.requests().get(3)).contains("&players=a%2Cb&players=" + encoded);
    }

    @Test
    void a_past_player_has_percentages() {
        archive.respondWith(200, """
                {"log_time":"2026-11-20T20:00:00Z","player_id":"p9","score":5,"rank":2,"total_players":4,"worse":2,
                 "next":{"rank":1,"score":8,"points_needed":3}}""");

        JsonNode player = api.get(BOARD + "/player/p9?" + AT).ok().path("data");

        assertThat(player.path("top_percent").doubleValue()).isEqualTo(50.0);
        assertThat(player.path("percentile").doubleValue()).isEqualTo(50.0);
        assertThat(player.at("/next/points_needed").longValue()).isEqualTo(3);
    }

    @Test
    void a_rejection_by_the_archive_is_returned_unchanged() {
        archive.respondWith(400, "{\"detail\":\"at must be an instant.\",\"parameter\":\"at\"}");
        TestResponse wrong = api.get(BOARD + "/top?at=");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("error").stringValue()).isEqualTo("at must be an instant.");
        assertThat(wrong.json().path("parameter").stringValue()).isEqualTo("at");

        archive.respondWith(409, "{\"detail\":\"not reached\"}");
        assertThat(api.get(BOARD + "/range?" + AT).status()).isEqualTo(409);
        archive.respondWith(500, "{}");
        assertThat(api.get(BOARD + "/player/p1?" + AT).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "", "two words"})
    void an_archive_of_another_installation_is_neither_read_nor_trusted(String topicId) {
        archive.setTopicId(topicId);
        try {
            for (int status : new int[] {200, 404, 409}) {
                archive.respondWith(status, status == 200 ? PAGE : "{\"detail\":\"There is no such player.\"}");

                TestResponse answer = api.get(BOARD + "/top?" + AT);

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.json().path("error").stringValue())
                        .contains("another installation", "leaderboard.api.archive.url", archive.askedFor());
            }
        } finally {
            archive.useSharedTopicId();
        }
    }

    @Test
    void invalid_numbers_and_cursors_are_rejected_without_calling_the_archive() {
        archive.respondWith(200, PAGE);

        assertThat(api.get(BOARD + "/top?limit=ten&" + AT).status()).isEqualTo(400);
        assertThat(api.get(BOARD + "/around/p1?range=-1&" + AT).status()).isEqualTo(400);
        for (String cursor : List.of("abc", "MgpraWxscwphbGx0aW1lCgoxCjkKcDEK")) {
            assertThat(api.get(BOARD + "/top?cursor=" + cursor + "&" + AT)
                            .problem(400)
                            .path("parameter")
                            .stringValue())
                    .isEqualTo("cursor");
        }
        assertThat(archive.requests()).isEmpty();
    }

    @Test
    void a_verification_is_forwarded() {
        archive.respondWith(200, """
                {"leaderboard_id":"kills","equal":false,"players_compared":1,"positions":[],"expired":[],
                 "parts":[{"window":"alltime","period":"","season":1,"equal":false,"players":1,
                 "checksum":{"standings":"aa","archive":"bb"},"differing":1,"undecided":0,
                 "differences":[{"player_id":"p1","standings":8,"archive":1,"difference":7,"hidden":null}]}]}""");

        JsonNode answer = api.get(BOARD + "/verify?window=alltime&season=1").ok();

        assertThat(answer.at("/data/parts/0/differences/0/difference").longValue())
                .isEqualTo(7);
        assertThat(archive.requests().get(0)).contains("/verify", "window=alltime", "season=1");
    }
}
