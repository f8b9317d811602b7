package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.TestStandings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    private final TestStandings standings = TestStandings.shared();
    // Redis deletes claims by its own clock, so their time must not be over.
    private Instant now = Instant.parse("2036-11-20T12:00:00Z");
    private final IdempotencyKeys claims = new IdempotencyKeys(standings.redis(), () -> now);
    private final IdempotencyKey first = IdempotencyKey.of("id", "body");
    private final IdempotencyKey other = IdempotencyKey.of("id", "other");

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void an_id_belongs_to_one_body_for_one_to_two_days() {
        IdempotencyKey another = IdempotencyKey.of("another id", "body");

        assertThat(claims.putIfAbsent(List.of(first, other, another)))
                .containsExactly(first.body(), first.body(), another.body());
        now = now.plus(Duration.ofHours(24));
        assertThat(claims.putIfAbsent(List.of(other))).containsExactly(first.body());
        now = now.plus(Duration.ofHours(24));
        assertThat(claims.putIfAbsent(List.of(other))).containsExactly(other.body());
    }
}
