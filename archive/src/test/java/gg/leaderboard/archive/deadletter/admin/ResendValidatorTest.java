package gg.leaderboard.archive.deadletter.admin;

import static gg.leaderboard.archive.fixture.ArchiveWithKafka.assertProblem;
import static gg.leaderboard.archive.fixture.ArchiveWithKafka.data;
import static gg.leaderboard.archive.fixture.ArchiveWithKafka.valid;
import static gg.leaderboard.archive.fixture.ArchiveWithoutKafka.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.fixture.ArchiveWithKafka;
import gg.leaderboard.archive.fixture.ArchiveWithoutKafka.Reply;
import gg.leaderboard.archive.fixture.DeadLetterFixture;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.LogPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Tests which dead letters are sent, and as which events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResendValidatorTest {

    @AutoClose
    private final ArchiveWithKafka desk = new ArchiveWithKafka();

    @Test
    void an_event_that_was_counted_is_not_resent() throws Exception {
        String event = valid("twice").replace("{", "{\"event_id\":\"t1\",");
        desk.archive().log(event);
        DeadLetterId id =
                desk.deadLetters().addLetter("twice", event, "timestamp is more than 5 minutes after it was received");

        assertProblem(desk.send("POST", id + "/resend", ""), 409, "event_id \"t1\" was counted before at partition 3");
        assertThat(desk.resentRecords(id)).isEmpty();
    }

    @Test
    void of_two_letters_with_one_event_id_the_first_is_sent() throws Exception {
        String event = valid("same").replace("{", "{\"event_id\":\"s1\",");
        DeadLetterId first = desk.deadLetters().addLetter("same", event, "points is missing");
        DeadLetterId second = desk.deadLetters().addLetter("same", event, "points is missing");

        for (String dryRun : List.of("true", "false")) {
            JsonNode results = data(desk.send("POST", "resend?player=same&dry_run=" + dryRun, ""))
                    .path("results");
            assertThat(results.at("/0/id").stringValue()).isEqualTo(first.toString());
            assertThat(results.at("/0/reason").isNull()).isTrue();
            assertThat(results.at("/1/result").stringValue()).isEqualTo("refused");
            assertThat(results.at("/1/reason").stringValue())
                    .contains(second + "\" would not count: \"" + first + "\", which comes first");
        }
        assertThat(desk.resentRecords(second)).isEmpty();
    }

    @Test
    void a_timestamp_in_the_future_becomes_valid_later() throws Exception {
        String time = Instant.now().minus(Duration.ofMinutes(1)).toString();
        DeadLetterId ahead = desk.deadLetters()
                .addLetter("ahead", valid("ahead").replace(NOON.toString(), time), "timestamp is ahead");
        DeadLetterId still = desk.deadLetters()
                .addLetter(
                        "ahead", valid("ahead").replace(NOON.toString(), "2999-01-01T00:00:00Z"), "timestamp is ahead");

        assertThat(result(desk.send("POST", ahead + "/resend?dry_run=true", "")))
                .isEqualTo("would_count");
        assertProblem(desk.send("POST", still + "/resend", ""), 422, "timestamp is more than 5 minutes after");
    }

    @Test
    void a_score_rejected_by_the_relay_is_resent_as_its_event() throws Exception {
        DeadLetterId source = new DeadLetterId(new LogPartition("scores", 2), 17);
        Headers headers = DeadLetterFixture.headers(source, NOON, "score is missing");
        DeadLetterFixture.add(headers, EventHeaders.SOURCE_TOPIC, Topics.LEADERBOARD_SCORES);
        desk.deadLetters()
                .addLetter(
                        source, null, "{\"player_id\":\"bea\",\"leaderboard_id\":\"arena\"}".getBytes(UTF_8), headers);

        desk.edit(source, "{\"player_id\":\"bea\",\"leaderboard_id\":\"arena\",\"score\":7}");
        desk.send("POST", source + "/resend", "");
        desk.fold(desk.resentRecords(source));

        assertThat(desk.archive()
                        .get("/api/v1/leaderboards/arena/player/bea/history?limit=1")
                        .body()
                        .path("events")
                        .path(0)
                        .path("total")
                        .longValue())
                .isEqualTo(7);
        assertThat(desk.status(source)).isEqualTo("resolved");
    }

    @Test
    void a_cloud_event_keeps_the_id_of_its_sender() throws Exception {
        DeadLetterId source = desk.deadLetters().source();
        Headers headers = DeadLetterFixture.headers(source, NOON, "points is missing");
        headers.add("ce_source", "/arena".getBytes(UTF_8)).add("ce_id", "17".getBytes(UTF_8));
        headers.add("ce_type", "player_scored".getBytes(UTF_8));
        desk.deadLetters().addLetter(source, null, "{\"player_id\":\"cloud\"}".getBytes(UTF_8), headers);

        JsonNode check = desk.edit(source, "{\"player_id\":\"cloud\",\"points\":1,\"timestamp\":\"" + NOON + "\"}")
                .path("check");

        assertThat(check.path("result").stringValue()).isEqualTo("would_count");
        assertThat(check.path("event_id").stringValue()).isEqualTo("/arena#17");
    }

    @Test
    void an_edited_cloud_event_in_structured_mode_is_read_as_such() throws Exception {
        DeadLetterId source = desk.deadLetters().source();
        Headers headers = DeadLetterFixture.headers(source, NOON, "points is missing");
        headers.add("content-type", "application/cloudevents+json".getBytes(UTF_8));
        String event = "{\"source\":\"/arena\",\"id\":\"18\",\"type\":\"gg.studio.player_scored\",\"time\":\"" + NOON
                + "\",\"data\":{\"player_id\":\"cloud\"%s}}";
        desk.deadLetters().addLetter(source, null, event.formatted("").getBytes(UTF_8), headers);

        JsonNode check = desk.edit(source, event.formatted(",\"points\":1")).path("check");

        assertThat(check.path("result").stringValue()).isEqualTo("would_count");
        assertThat(check.path("event_id").stringValue()).isEqualTo("/arena#18");
    }

    @Test
    void a_record_of_an_inlet_is_resent_as_its_mapped_event() throws Exception {
        DeadLetterId source = new DeadLetterId(new LogPartition("updates", 2), 18);
        Headers headers = DeadLetterFixture.headers(source, NOON, "score is missing");
        DeadLetterFixture.add(headers, EventHeaders.SOURCE_TOPIC, "score_updates");
        desk.deadLetters()
                .addLetter(source, null, "{\"userId\":\"bee\",\"gameId\":\"arena\"}".getBytes(UTF_8), headers);

        desk.edit(source, "{\"userId\":\"bee\",\"gameId\":\"arena\",\"score\":7}");
        desk.send("POST", source + "/resend", "");

        JsonNode sent = EventJson.parse(desk.resentRecords(source).get(0).value());
        assertThat(sent.path("player_id").stringValue()).isEqualTo("bee");
        assertThat(sent.path("event_id").stringValue()).isEqualTo(source.toString());
        assertThat(sent.path("timestamp").stringValue()).isEqualTo(NOON.toString());
    }

    @Test
    void moderation_is_not_resent() throws Exception {
        DeadLetterId id = desk.deadLetters()
                .addLetter(
                        "mod",
                        valid("mod").replaceFirst("\"event_type\":\"[^\"]*\"", "\"event_type\":\"player_erased\""),
                        "event_type is moderation");

        assertProblem(desk.send("POST", id + "/resend", ""), 422, "event_type is moderation");
        assertThat(desk.resentRecords(id)).isEmpty();
    }

    @Test
    void a_letter_without_a_timestamp_is_resent_with_its_log_time() throws Exception {
        DeadLetterId id = desk.deadLetters()
                .addLetter("timeless", valid("timeless").replace("\"timestamp\"", "\"at\""), "points is missing");

        desk.send("POST", id + "/resend", "");

        assertThat(EventJson.parse(desk.resentRecords(id).get(0).value())
                        .path("timestamp")
                        .stringValue())
                .isEqualTo(NOON.toString());
    }

    @Test
    void a_discarded_letter_is_not_sent_until_it_is_edited() throws Exception {
        DeadLetterId id = desk.deadLetters().addLetter("off", valid("off"), "points is missing");

        assertThat(data(desk.send("DELETE", id.toString(), "")).path("status").stringValue())
                .isEqualTo("discarded");
        assertProblem(desk.send("POST", id + "/resend", ""), 409, "is discarded");
        desk.edit(id, valid("off"));

        assertThat(desk.status(id)).isEqualTo("open");
    }

    @Test
    void resending_several_is_a_dry_run_by_default() throws Exception {
        DeadLetterId first = desk.deadLetters().addLetter("many", valid("many"), "points is missing");
        DeadLetterId broken = desk.deadLetters().addLetter("many", "{", "event is not JSON");
        DeadLetterId last = desk.deadLetters().addLetter("many", valid("many"), "points is missing");

        JsonNode tried = data(desk.send("POST", "resend?player=many", ""));
        assertThat(tried.path("dry_run").booleanValue()).isTrue();
        assertThat(tried.at("/counts/would_count").intValue()).isEqualTo(2);
        assertThat(tried.at("/counts/refused").intValue()).isEqualTo(1);
        assertThat(tried.at("/results/1/id").stringValue()).isEqualTo(broken.toString());
        assertThat(tried.at("/results/1/reason").stringValue()).startsWith("event is not JSON");
        assertThat(desk.resentRecords(first)).isEmpty();

        Reply page = desk.send("POST", "resend?player=many&dry_run=false&limit=1", "");
        assertThat(data(page).at("/results/0/id").stringValue()).isEqualTo(first.toString());
        Reply rest = desk.send(
                "POST",
                "resend?player=many&dry_run=false&cursor="
                        + page.body().path("next").stringValue(),
                "");
        assertThat(data(rest).at("/counts/sent").intValue()).isEqualTo(1);
        assertThat(rest.body().has("next")).isFalse();
        assertThat(desk.resentRecords(first)).hasSize(1);
        assertThat(desk.resentRecords(last)).hasSize(1);
    }

    @Test
    void several_letters_can_be_named() throws Exception {
        DeadLetterId one = desk.deadLetters().addLetter("named", valid("named"), "points is missing");
        desk.deadLetters().addLetter("named", valid("named"), "points is missing");
        DeadLetterId unknown = desk.deadLetters().source();

        JsonNode answer =
                data(desk.send("POST", "resend?dry_run=false", "{\"ids\":[\"%s\",\"%s\"]}".formatted(one, unknown)));

        assertThat(answer.path("results")).hasSize(2);
        assertThat(answer.at("/results/0/result").stringValue()).isEqualTo("sent");
        assertThat(answer.at("/results/1/reason").stringValue()).contains("no dead letter");
        assertProblem(desk.send("POST", "resend", "{\"ids\":[17]}"), 400, "ids must contain ids of dead letters");
        assertProblem(desk.send("POST", "resend", "{\"id\":[]}"), 400, "body must be");
        assertProblem(desk.send("POST", "resend", "ids"), 400, "body is not JSON");
    }

    private static String result(Reply reply) {
        return data(reply).path("result").stringValue();
    }
}
