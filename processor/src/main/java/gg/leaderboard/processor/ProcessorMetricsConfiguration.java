package gg.leaderboard.processor;

import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.metrics.FoldLag;
import gg.leaderboard.log.metrics.FoldMeters;
import gg.leaderboard.log.metrics.ProblemGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** The metrics of the fold of the standings. */
@Configuration(proxyBeanMethods = false)
class ProcessorMetricsConfiguration {

    @Bean
    FoldMeters foldMeters(MeterRegistry meters) {
        return new FoldMeters("standings", meters)
                .countRecords(
                        "leaderboard.events.received",
                        "Records of the log that were folded, with duplicates and unreadable ones");
    }

    @Bean
    PeriodicTask lag(
            FoldMeters fold, KafkaListenerEndpointRegistry listeners, Admin kafka, Clock clock, MeterRegistry meters) {
        FoldLag lag = FoldLag.of(fold, GameEventsListener.LISTENER, listeners, kafka, clock, meters);
        return new PeriodicTask("lag", FoldLag.INTERVAL, lag::update, () -> {});
    }

    @Bean
    MeterBinder problemGauges(CurrentProblems problems) {
        return meters -> ProblemGauges.register(List.of(problems), meters);
    }
}
