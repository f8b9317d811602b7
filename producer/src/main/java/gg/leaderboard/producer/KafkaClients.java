package gg.leaderboard.producer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Creates Kafka's clients with the settings of {@code spring.kafka.*} and those that prevent loss. */
final class KafkaClients {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaClients.class);

    // Nothing is lost while Kafka is unavailable: sends are retried until the process stops.
    private static final Map<String, Object> NEVER_LOSE = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.RETRIES_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            Long.MAX_VALUE,
            // A partition without batches of this producer accepts any batch as the first. With several requests in
            // flight, a partition that becomes ready between two batches (new topic, new leader) would accept the
            // second and reject the first as out of order, in spite of idempotence.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1);

    private final Map<String, Object> forAdmin;
    private final Map<String, Object> forProducer;
    private final Ticker ticker;

    KafkaClients(KafkaAdmin admin, ProducerFactory<?, ?> producers, Ticker ticker) {
        this.forAdmin = admin.getConfigurationProperties();
        this.forProducer = new HashMap<>(producers.getConfigurationProperties());
        this.forProducer.putAll(NEVER_LOSE);
        this.ticker = ticker;
    }

    /** The bootstrap servers. */
    String servers() {
        Object servers = forProducer.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
        return servers instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(servers);
    }

    Admin admin() throws InterruptedException {
        return whenResolved(() -> Admin.create(forAdmin));
    }

    Producer<String, byte[]> producer() throws InterruptedException {
        return whenResolved(() -> new KafkaProducer<>(forProducer, new StringSerializer(), new ByteArraySerializer()));
    }

    // The name of a container does not resolve until it runs, which Kafka's clients treat as a configuration error.
    private <C> C whenResolved(Supplier<C> client) throws InterruptedException {
        while (true) {
            try {
                return client.get();
            } catch (KafkaException e) {
                String problem = String.valueOf(
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                if (!problem.startsWith("No resolvable bootstrap urls")) {
                    throw new UsageException("Cannot create the Kafka client: " + problem);
                }
                LOG.warn(
                        "Cannot resolve {}; events are sent when it resolves. Check spring.kafka.bootstrap-servers",
                        servers());
                ticker.sleep(Duration.ofSeconds(1));
            }
        }
    }
}
