package gg.leaderboard.faults.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.fixtures.EventLoad;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("proof")
class TwoArchivesAndApisTest {

    private static final int PER_SECOND = 300;
    private static final int PLAYERS = 300;
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration EACH = Duration.ofSeconds(8);
    private static final String SCORE = "{\"player_id\":\"alternating\",\"leaderboard_id\":\"sum\",\"score\":1}";

    private static final String PLAYER = "/api/v1/leaderboards/sum/player/alternating";

    private Instant asOf = Instant.EPOCH;
    private Duration back = Duration.ZERO;
    private long sent;
    private long confirmed;
    private int unanswered;

    @Test
    void a_client_of_both_apis_sees_its_scores_and_the_tables_are_equal_after_an_archive_was_killed() throws Exception {
        try (ManyServices services = new ManyServices()) {
            services.start("processor-1");
            services.start("processor-2");
            services.awaitProcessors(2);
            try (AlternatingClient client = new AlternatingClient(List.of(
                            services.fleet().port("api-1"), services.fleet().port("api-2")));
                    EventLoad load = new EventLoad(services.log(), PER_SECOND, PLAYERS)) {
                await().atMost(START).ignoreExceptions().until(() -> isReady(client));
                submitFor(EACH, client);
                services.service("archive-1").kill();
                submitFor(EACH, client);
                services.start("archive-1");
                submitFor(EACH, client);
            }
            services.awaitEqual();
        }
        System.out.printf(
                Locale.ROOT,
                "%d submissions, %d calls without an answer; as_of was at most %d ms earlier than in the last response%n",
                sent,
                unanswered,
                back.toMillis());
        assertThat(confirmed).isPositive();
    }

    private static boolean isReady(AlternatingClient client) {
        try {
            client.post("/api/v1/leaderboards", "{\"id\":\"sum\",\"update_mode\":\"increment\"}");
        } catch (UncheckedIOException e) {
            // An earlier call may have created it.
        }
        client.get("/ready");
        client.get("/ready");
        return client.get("/api/v1/leaderboards/sum/top").at("/success").asBoolean();
    }

    private void submitFor(Duration time, AlternatingClient client) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            sent++;
            check(() -> client.post("/api/v1/scores", SCORE));
            // Two reads, so that both apis get scores.
            check(() -> client.get(PLAYER));
            check(() -> client.get(PLAYER));
        }
    }

    // The total contains all confirmed scores, also at the api that did not receive them.
    private void check(Supplier<JsonNode> call) {
        JsonNode response;
        try {
            response = call.get();
        } catch (UncheckedIOException e) {
            unanswered++;
            return;
        }
        JsonNode score = response.at("/data/score");
        if (score.isNumber()) {
            assertThat(score.asLong()).as(response.toString()).isBetween(confirmed, sent);
            confirmed = score.asLong();
        }
        JsonNode time = response.at("/as_of/log_time");
        if (time.isString()) {
            Instant read = Instant.parse(time.asString());
            Duration earlier = Duration.between(read, asOf);
            back = earlier.compareTo(back) > 0 ? earlier : back;
            asOf = read;
        }
    }
}
