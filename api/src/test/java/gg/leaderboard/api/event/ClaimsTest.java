package gg.leaderboard.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.StandingsInRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private final StandingsInRedis standings = StandingsInRedis.shared();
    private Instant now = Instant.now();
    private final Claims claims = new Claims(standings.redis(), () -> now);
    private final Claim first = Claim.of("id", "body");
    private final Claim other = Claim.of("id", "other");

    @AfterEach
    void close() {
        standings.close();
    }

    @Test
    void an_id_stands_for_one_body_for_at_least_a_day_and_at_most_two() {
        Claim another = Claim.of("another id", "body");

        assertThat(claims.keep(List.of(first, other, another)))
                .containsExactly(first.body(), first.body(), another.body());
        now = now.plus(Duration.ofHours(24));
        assertThat(claims.keep(List.of(other))).containsExactly(first.body());
        now = now.plus(Duration.ofHours(24));
        assertThat(claims.keep(List.of(other))).containsExactly(other.body());
    }
}
