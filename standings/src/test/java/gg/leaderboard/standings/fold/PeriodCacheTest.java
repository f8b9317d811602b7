package gg.leaderboard.standings.fold;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodCacheTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final PeriodCache cache = new PeriodCache(List.of(Window.ALLTIME, Window.DAILY));

    @Test
    void moments_of_the_same_periods_share_them() {
        List<Period> noon = cache.at(NOON, ZoneOffset.UTC);

        assertThat(noon).extracting(Period::label).containsExactly("", "2026-11-20");
        cache.at(NOON, TOKYO);
        assertThat(cache.at(NOON.plusSeconds(60), ZoneOffset.UTC)).isSameAs(noon);
    }

    @Test
    void each_zone_and_each_day_has_its_own() {
        Instant evening = NOON.plusSeconds(6 * 3600);
        assertThat(cache.at(evening, ZoneOffset.UTC)).extracting(Period::label).containsExactly("", "2026-11-20");
        assertThat(cache.at(evening, TOKYO)).extracting(Period::label).containsExactly("", "2026-11-21");
        assertThat(cache.at(evening.plusSeconds(6 * 3600), ZoneOffset.UTC))
                .extracting(Period::label)
                .containsExactly("", "2026-11-21");
    }
}
