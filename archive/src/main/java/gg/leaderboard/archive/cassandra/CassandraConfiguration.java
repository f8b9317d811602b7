package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CassandraConfiguration {

    /** Connects on each call; {@link CassandraClient} calls it on first use. */
    @Bean
    Supplier<CqlSession> cassandraSessions(CassandraProperties properties) {
        return new CassandraConnector(properties)::connect;
    }
}
