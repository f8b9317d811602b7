package gg.leaderboard.archive.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** The progress of rebuilds and restores, as metrics. */
@Component
class RebuildMetrics {

    private static final String RATIO = "ratio";

    RebuildMetrics(RedisRebuild rebuild, RestoreLoop restore, MeterRegistry meters) {
        Gauge.builder("leaderboard.rebuild.progress", rebuild::share)
                .description("Share of the log that a running rebuild has read")
                .baseUnit(RATIO)
                .register(meters);
        Gauge.builder("leaderboard.restore.progress", () -> restore.status().share())
                .description("Share of the lost records that a running restore has written")
                .baseUnit(RATIO)
                .register(meters);
    }
}
