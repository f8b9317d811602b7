package gg.leaderboard.api.live;

import static gg.leaderboard.api.fixture.TestStandings.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.fixture.LiveClient;
import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestStandings;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlowClientTest {

    private static final RunningApi API = RunningApi.start(
            "leaderboard.api.live.patience=1s",
            "leaderboard.api.live.interval=1ms",
            "leaderboard.api.live.refresh=1h",
            // Tomcat also waits this long for a stream to close normally.
            "server.tomcat.connection-timeout=1s");

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void a_client_that_does_not_read_is_dropped_and_affects_no_other() throws IOException {
        try (TestStandings standings = TestStandings.shared();
                RawWebSocketClient stuck = RawWebSocketClient.connect(API);
                LiveClient reader = API.liveClient()) {
            standings.write(manyLetters());

            AtomicLong round = new AtomicLong(10);
            await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).until(() -> {
                long total = round.incrementAndGet();
                standings.write(scored("p", 1));
                reader.next(m -> eventsOf(m) >= total);
                return isGone(stuck::sendPong);
            });

            assertThat(reader.isOpen()).isTrue();
        }
    }

    @Test
    void streams_that_are_not_read_are_dropped_and_affect_no_other() throws IOException {
        List<RawWebSocketClient> stuck = new ArrayList<>();
        try (TestStandings standings = TestStandings.shared();
                LiveClient reader = API.liveClient()) {
            standings.write(manyLetters());
            for (int i = 0; i < 10; i++) {
                stuck.add(RawWebSocketClient.get(API, "/api/v1/leaderboards/global/stream"));
            }
            await().until(() -> streams() == 10);

            AtomicLong round = new AtomicLong(10);
            await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).until(() -> {
                long total = round.incrementAndGet();
                standings.write(scored("p", 1));
                reader.next(m -> eventsOf(m) >= total);
                return streams() == 0;
            });
        } finally {
            for (RawWebSocketClient client : stuck) {
                client.close();
            }
        }
    }

    private static int streams() {
        return API.get("/api/v1/ws/stats").ok().at("/data/streams").intValue();
    }

    private static String[] manyLetters() {
        return IntStream.range(0, 10)
                .mapToObj(i -> "{\"event_type\":\"player_scored\",\"points\":1,\"player_id\":\"" + "x".repeat(120) + i
                        + "\",\"player_name\":\"" + "n".repeat(64) + "\"}")
                .toArray(String[]::new);
    }

    private static long eventsOf(JsonNode message) {
        return message.at("/data/stats/events_total").longValue();
    }

    private static boolean isGone(Sending sending) throws IOException {
        try {
            sending.send();
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private interface Sending {
        void send() throws IOException;
    }

    // Sends so many messages that replies wait although there is room for them. The close reason can be sent; only the
    // client's close frame is missing.
    @Test
    void a_dropped_client_that_does_not_close_is_disconnected_soon() throws IOException {
        try (RawWebSocketClient flood = RawWebSocketClient.connect(API)) {
            flood.sendTexts("{\"type\":\"nonsense\"}", 1000);

            await().atMost(Duration.ofSeconds(15)).until(() -> isGone(flood::sendPong));
        }
    }

    @Test
    void a_client_that_sends_requests_and_does_not_read_is_dropped() throws IOException {
        try (RawWebSocketClient flood = RawWebSocketClient.connect(API);
                LiveClient reader = API.liveClient()) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofNanos(1))
                    .until(() -> isGone(() -> flood.sendText("{\"type\":\"nonsense\"}")));

            reader.send("{\"type\":\"ping\"}");
            reader.next("pong");
        }
    }
}
