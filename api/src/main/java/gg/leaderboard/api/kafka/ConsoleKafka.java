package gg.leaderboard.api.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Kafka's clients for the console, with short timeouts. Thread-safe. */
@Component
public final class ConsoleKafka implements AutoCloseable {

    /** How long a request to Kafka may take. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    ConsoleKafka(KafkaAdmin kafka) {
        this.settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    }

    /**
     * Returns the client that all callers share. It is created by the first call, so an api without a console has none.
     *
     * @throws org.apache.kafka.common.KafkaException while the brokers' host names do not resolve
     */
    public synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    /** The settings of a client, with the credentials of the service. */
    public Map<String, Object> settings() {
        return new HashMap<>(settings);
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
