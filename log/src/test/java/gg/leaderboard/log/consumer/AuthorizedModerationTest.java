package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.CompactedTopic;
import gg.leaderboard.log.ModerationLog;
import gg.leaderboard.log.ModerationRecord;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.testing.AdvancingClock;
import gg.leaderboard.testing.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedModerationTest {

    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", Servers.kafka(), "fetch.max.wait.ms", 20);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final AdvancingClock clock = new AdvancingClock();
    private final CompactedTopic<String> topic = new CompactedTopic<>(
            Topics.MODERATION, KAFKA, TIMEOUT, new RegionProperties(false), (key, value, before) -> null);

    @BeforeEach
    void open() {
        topic.catchUp();
        topic.append("opening", ModerationRecord.opening(Instant.now()));
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void moderation_counts_as_soon_as_it_is_in_its_topic(boolean follower) {
        GameEvent erased = erased();
        try (AuthorizedModeration moderation = check(follower)) {
            assertThatCode(() -> moderation.require(new PlayerJoined(info()), later()))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> moderation.require(erased, later()))
                    .isInstanceOf(
                            follower ? AuthorizedModeration.NotMirroredYetException.class : InvalidEventException.class)
                    .hasMessageContaining(Topics.MODERATION);

            topic.append(erased.playerId(), EventJson.write(erased));

            assertThatCode(() -> moderation.require(erased, later())).doesNotThrowAnyException();
        }
    }

    @Test
    void a_follower_waits_a_minute_for_the_mirror_once_for_everything_logged_before() {
        Instant before = later();
        clock.advance(Duration.ofSeconds(10));
        try (AuthorizedModeration moderation = check(true)) {
            assertWaits(moderation, before);
            clock.advance(AuthorizedModeration.PATIENCE.minusSeconds(1));
            assertWaits(moderation, before);
            clock.advance(Duration.ofSeconds(1));

            assertRejects(moderation, before);
            assertRejects(moderation, before.plusSeconds(1));
            assertWaits(moderation, clock.instant());
            assertRejects(moderation, before);
        }
    }

    private void assertWaits(AuthorizedModeration moderation, Instant logTime) {
        assertThatThrownBy(() -> moderation.require(erased(), logTime))
                .isInstanceOf(AuthorizedModeration.NotMirroredYetException.class);
    }

    private void assertRejects(AuthorizedModeration moderation, Instant logTime) {
        assertThatThrownBy(() -> moderation.require(erased(), logTime)).isInstanceOf(InvalidEventException.class);
    }

    // Of a record after the opening.
    private static Instant later() {
        return Instant.now().plusSeconds(1);
    }

    private AuthorizedModeration check(boolean follower) {
        RegionProperties region = new RegionProperties(follower);
        return new AuthorizedModeration(new ModerationLog(KAFKA, TIMEOUT, Duration.ofHours(24), region), region, clock);
    }

    private static GameEvent erased() {
        return new PlayerErased(info());
    }

    private static EventInfo info() {
        return new EventInfo(UUID.randomUUID().toString(), Instant.now(), "ada", null, null);
    }
}
