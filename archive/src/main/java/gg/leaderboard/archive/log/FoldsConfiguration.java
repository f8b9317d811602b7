package gg.leaderboard.archive.log;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.archive.cassandra.CassandraFolds;
import gg.leaderboard.archive.deadletter.DeadLetterFolds;
import gg.leaderboard.archive.event.EventFolds;
import gg.leaderboard.archive.leaderboard.LeaderboardFolds;
import gg.leaderboard.archive.statistics.StatisticsFolds;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.StandingsStore;
import gg.leaderboard.log.reading.LogReader;
import gg.leaderboard.log.reading.LogTopic;
import gg.leaderboard.log.reading.PartitionFold;
import gg.leaderboard.log.reading.ReadAgain;
import gg.leaderboard.log.reading.ReadingHealth;
import gg.leaderboard.log.reading.Revival;
import gg.leaderboard.log.reading.Troubles;
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
        Troubles troubles = new Troubles(store.label(), clock);
        LogReader reader = new LogReader(new LogTopic(admin, fold.topic()), folds, troubles);
        return new FoldListener(
                fold,
                properties.folds().contains(fold),
                reader,
                troubles,
                new ReadAgain(reader, troubles, properties.maxBackOff()));
    }

    @Bean
    Revival revival(List<FoldListener> listeners) {
        Map<String, Troubles> troubles =
                listeners.stream().collect(Collectors.toMap(FoldListener::id, FoldListener::troubles));
        return new Revival(id -> Objects.requireNonNull(troubles.get(id), id), clock);
    }

    @Bean
    HealthIndicator events(FoldListener eventsListener, KafkaListenerEndpointRegistry listeners) {
        return new ReadingHealth(eventsListener.troubles(), listeners);
    }

    @Bean
    HealthIndicator statistics(FoldListener statisticsListener, KafkaListenerEndpointRegistry listeners) {
        return new ReadingHealth(statisticsListener.troubles(), listeners);
    }

    @Bean
    HealthIndicator leaderboards(FoldListener leaderboardsListener, KafkaListenerEndpointRegistry listeners) {
        return new ReadingHealth(leaderboardsListener.troubles(), listeners);
    }

    @Bean
    HealthIndicator deadLetters(FoldListener deadLettersListener, KafkaListenerEndpointRegistry listeners) {
        return new ReadingHealth(deadLettersListener.troubles(), listeners);
    }
}
