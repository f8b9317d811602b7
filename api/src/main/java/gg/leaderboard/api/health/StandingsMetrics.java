package gg.leaderboard.api.health;

import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.web.AsOf;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What the api knows about the standings, as metrics. A value that is not known is NaN. */
@Component
class StandingsMetrics {

    private static final double MILLIS = 1000.0;

    StandingsMetrics(Readiness readiness, ProgressTracker progress, InstantSource time, MeterRegistry meters) {
        gauge(
                meters,
                "leaderboard.ready",
                "1 if a score that is submitted now will be counted, otherwise 0",
                () -> readiness.reasons().isEmpty() ? 1 : 0);
        gauge(
                meters,
                "leaderboard.processors",
                "Processors that have reported in the last three seconds",
                readiness::processors);
        gauge(meters, "leaderboard.standings.lag.events", "Records of the log that are not in the standings", () -> {
            Long lag = progress.asOf().lag();
            return lag == null ? Double.NaN : lag;
        });
        Gauge.builder("leaderboard.standings.lag", () -> lagSeconds(progress.asOf(), time.instant()))
                .description("How long the standings have not contained everything")
                .baseUnit("seconds")
                .register(meters);
    }

    private static double lagSeconds(AsOf state, Instant now) {
        Long lag = state.lag();
        Instant until = state.logTime();
        if (lag == null || (lag > 0 && until == null)) {
            return Double.NaN;
        }
        return lag == 0 || until == null
                ? 0
                : Math.max(0, Duration.between(until, now).toMillis() / MILLIS);
    }

    private static void gauge(MeterRegistry meters, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(meters);
    }
}
