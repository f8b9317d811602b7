package gg.leaderboard.archive;

import gg.leaderboard.archive.cassandra.CassandraFoldFactory;
import gg.leaderboard.archive.deadletter.DeadLetterFoldFactory;
import gg.leaderboard.archive.event.EventFoldFactory;
import gg.leaderboard.archive.leaderboard.LeaderboardTable;
import gg.leaderboard.archive.leaderboard.StatisticsTable;
import gg.leaderboard.archive.store.FoldFactory;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.StandingsStore;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.log.consumer.ConsumerHealthIndicator;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.consumer.ListenerRestarter;
import gg.leaderboard.log.consumer.LogReader;
import gg.leaderboard.log.consumer.LogTopic;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.RetryForeverErrorHandler;
import gg.leaderboard.log.consumer.ServerOutages;
import gg.leaderboard.log.metrics.FoldMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Gives each fold its own reader, so that no fold waits for another. */
@Configuration(proxyBeanMethods = false)
class FoldsConfiguration {

    private final Map<String, LogTopic> topics;
    private final ArchiveProperties properties;
    private final Clock clock;
    private final ServerOutages outages;
    private final MeterRegistry meters;

    FoldsConfiguration(
            LogTopic log,
            Admin admin,
            RegionProperties region,
            ArchiveProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.topics =
                Map.of(Topics.GAME_EVENTS, log, Topics.DEAD_LETTERS, new LogTopic(admin, Topics.DEAD_LETTERS, region));
        this.properties = properties;
        this.clock = clock;
        this.outages = new ServerOutages(clock);
        this.meters = meters;
    }

    @Bean
    FoldListener eventsListener(EventFoldFactory folds) {
        return listener(FoldName.EVENTS, StandingsStore.POSTGRES, folds);
    }

    @Bean
    FoldListener statisticsListener(FoldFactory folds, StatisticsTable table) {
        return listener(FoldName.STATISTICS, StandingsStore.POSTGRES, folds.of(table));
    }

    @Bean
    FoldListener leaderboardsListener(FoldFactory folds, LeaderboardTable table, CassandraFoldFactory cassandra) {
        StandingsStore store = properties.standingsStore();
        return listener(FoldName.LEADERBOARDS, store, store == StandingsStore.CASSANDRA ? cassandra : folds.of(table));
    }

    @Bean
    FoldListener deadLettersListener(DeadLetterFoldFactory folds) {
        return listener(FoldName.DEAD_LETTERS, StandingsStore.POSTGRES, folds);
    }

    private FoldListener listener(FoldName fold, StandingsStore store, PartitionFold.Factory folds) {
        CurrentProblems problems = new CurrentProblems(store.label(), clock, outages);
        FoldMeters measured = meters(fold);
        LogReader reader =
                new LogReader(Objects.requireNonNull(topics.get(fold.topic())), measured.measured(folds), problems);
        return new FoldListener(
                fold,
                properties.folds().contains(fold),
                measured,
                reader,
                problems,
                new RetryForeverErrorHandler(reader, problems, properties.maxBackOff()));
    }

    private FoldMeters meters(FoldName fold) {
        String name = fold.label().replace('_', '-');
        Timer.Builder transaction = Timer.builder("leaderboard.archive.transaction")
                .description("Time to store a batch in one transaction")
                .tag("fold", name);
        return new FoldMeters(name, meters, transaction)
                .countRecords("leaderboard.archive.records", "Records that the archive has stored", "fold", name);
    }

    @Bean
    ListenerRestarter listenerRestarter(List<FoldListener> listeners) {
        Map<String, CurrentProblems> problems =
                listeners.stream().collect(Collectors.toMap(FoldListener::id, FoldListener::problems));
        return new ListenerRestarter(id -> Objects.requireNonNull(problems.get(id), id), clock);
    }

    @Bean
    HealthIndicator events(FoldListener eventsListener, KafkaListenerEndpointRegistry listeners) {
        return new ConsumerHealthIndicator(eventsListener.problems(), listeners);
    }

    @Bean
    HealthIndicator statistics(FoldListener statisticsListener, KafkaListenerEndpointRegistry listeners) {
        return new ConsumerHealthIndicator(statisticsListener.problems(), listeners);
    }

    @Bean
    HealthIndicator leaderboards(FoldListener leaderboardsListener, KafkaListenerEndpointRegistry listeners) {
        return new ConsumerHealthIndicator(leaderboardsListener.problems(), listeners);
    }

    @Bean
    HealthIndicator deadLetters(FoldListener deadLettersListener, KafkaListenerEndpointRegistry listeners) {
        return new ConsumerHealthIndicator(deadLettersListener.problems(), listeners);
    }
}
