package gg.leaderboard.producer;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProducerProperties.class, ScoringProperties.class})
class ProducerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ticker ticker() {
        return Ticker.SYSTEM;
    }

    @Bean
    KafkaClients kafkaClients(KafkaAdmin admin, ProducerFactory<?, ?> producers, Ticker ticker) {
        return new KafkaClients(admin, producers, ticker);
    }

    @Bean
    ProducerRun producerRun(
            ObjectProvider<Source> source, KafkaClients kafka, Ticker ticker, ProducerProperties properties) {
        return new ProducerRun(
                source.getIfAvailable(() -> {
                    throw new UsageException(
                            "source must be simulator, scores, log or ndjson; was " + properties.source());
                }),
                kafka,
                ticker,
                properties);
    }
}
