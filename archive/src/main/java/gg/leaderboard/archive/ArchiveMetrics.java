package gg.leaderboard.archive;

import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.log.metrics.FoldLag;
import gg.leaderboard.log.metrics.ProblemGauges;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** The lag and the problems of all folds, as metrics. */
@Component
class ArchiveMetrics implements AutoCloseable {

    private final BackgroundLoop loop = new BackgroundLoop("lag");
    private final List<FoldLag> lags;

    ArchiveMetrics(
            List<FoldListener> folds,
            KafkaListenerEndpointRegistry listeners,
            Admin kafka,
            Clock clock,
            MeterRegistry meters) {
        this.lags = folds.stream()
                .map(fold -> FoldLag.of(fold.meters(), fold.id(), listeners, kafka, clock, meters))
                .toList();
        ProblemGauges.register(folds.stream().map(FoldListener::problems).toList(), meters);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        loop.startQuietly(() -> lags.forEach(FoldLag::update), FoldLag.INTERVAL);
    }

    @Override
    public void close() {
        loop.stop();
    }
}
