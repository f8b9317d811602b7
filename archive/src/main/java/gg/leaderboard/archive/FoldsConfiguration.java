package gg.leaderboard.archive;

import gg.leaderboard.archive.cassandra.CassandraFolds;
import gg.leaderboard.archive.deadletter.DeadLetterFolds;
import gg.leaderboard.archive.event.EventFolds;
import gg.leaderboard.archive.leaderboard.LeaderboardFolds;
import gg.leaderboard.archive.leaderboard.StatisticsFolds;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.StandingsStore;
import gg.leaderboard.log.consumer.ConsumerHealthIndicator;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.consumer.ListenerRestarter;
import gg.leaderboard.log.consumer.LogReader;
import gg.leaderboard.log.consumer.LogTopic;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.log.consumer.RetryForeverErrorHandler;
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

/** Each fold with a reader of its own, so that none waits for another. */
@Configuration(proxyBeanMethods = false)
class FoldsConfiguration {

    private final Admin admin;
    private final ArchiveProperties properties;
    private final Clock clock;

    FoldsConfiguration(Admin admin, ArchiveProperties properties, Clock clock) {
        this.admin = admin;
        this.properties = properties;
        this.clock = clock;
    }

    @Bean
    FoldListener eventsListener(EventFolds folds) {
        return listener(FoldName.EVENTS, StandingsStore.POSTGRES, folds);
    }

    @Bean
    FoldListener statisticsListener(StatisticsFolds folds) {
        return listener(FoldName.STATISTICS, StandingsStore.POSTGRES, folds);
    }

    @Bean
    FoldListener leaderboardsListener(LeaderboardFolds postgres, CassandraFolds cassandra) {
        StandingsStore store = properties.standingsStore();
        return listener(FoldName.LEADERBOARDS, store, store == StandingsStore.CASSANDRA ? cassandra : postgres);
    }

    @Bean
    FoldListener deadLettersListener(DeadLetterFolds folds) {
        return listener(FoldName.DEAD_LETTERS, StandingsStore.POSTGRES, folds);
    }

    private FoldListener listener(FoldName fold, StandingsStore store, PartitionFold.Factory folds) {
        CurrentProblems troubles = new CurrentProblems(store.label(), clock);
        LogReader reader = new LogReader(new LogTopic(admin, fold.topic()), folds, troubles);
        return new FoldListener(
                fold,
                properties.folds().contains(fold),
                reader,
                troubles,
                new RetryForeverErrorHandler(reader, troubles, properties.maxBackOff()));
    }

    @Bean
    ListenerRestarter revival(List<FoldListener> listeners) {
        Map<String, CurrentProblems> troubles =
                listeners.stream().collect(Collectors.toMap(FoldListener::id, FoldListener::problems));
        return new ListenerRestarter(id -> Objects.requireNonNull(troubles.get(id), id), clock);
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
