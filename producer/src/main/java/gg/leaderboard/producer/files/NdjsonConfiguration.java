package gg.leaderboard.producer.files;

import gg.leaderboard.producer.ProducerProperties;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "leaderboard.producer.source", havingValue = "ndjson")
@EnableConfigurationProperties(NdjsonProperties.class)
class NdjsonConfiguration {

    @Bean
    NdjsonSource ndjsonSource(NdjsonProperties ndjson, ProducerProperties producer, Clock clock) throws IOException {
        return new NdjsonSource(ndjson, producer.rate(), clock);
    }
}
