package gg.leaderboard.archive.rebuild;

import gg.leaderboard.standings.redis.RebuildReport;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The progress of an automatic rebuild; down if it cannot be done, or if rebuilds keep failing. */
@Component
class RebuildHealthIndicator implements HealthIndicator {

    // Longer than a short outage of a server, which has its own indicator.
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AutomaticRebuild automatic;
    private final RebuildLoop loop;

    RebuildHealthIndicator(AutomaticRebuild automatic, RebuildLoop loop) {
        this.automatic = automatic;
        this.loop = loop;
    }

    @Override
    public Health health() {
        return loop.problemFor(TIMEOUT)
                .map(problem -> Health.down().withDetail("rebuild", problem).build())
                .or(() -> automatic.report().map(RebuildHealthIndicator::health))
                .orElseGet(() -> Health.up().build());
    }

    private static Health health(RebuildReport report) {
        return (report.problem() == null ? Health.up() : Health.down())
                .withDetail("standings", report.description())
                .build();
    }
}
