package gg.leaderboard.archive.rebuild;

import gg.leaderboard.standings.rebuild.RebuildReport;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How far a rebuild is that nobody had to order; down where one is due and cannot be done. */
@Component
class RebuildHealthIndicator implements HealthIndicator {

    private final AutomaticRebuild automatic;

    RebuildHealthIndicator(AutomaticRebuild automatic) {
        this.automatic = automatic;
    }

    @Override
    public Health health() {
        return automatic
                .report()
                .map(RebuildHealthIndicator::health)
                .orElseGet(() -> Health.up().build());
    }

    private static Health health(RebuildReport report) {
        return (report.problem() == null ? Health.up() : Health.down())
                .withDetail("standings", report.words())
                .build();
    }
}
