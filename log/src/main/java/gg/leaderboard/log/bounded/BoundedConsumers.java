package gg.leaderboard.log.bounded;

import java.lang.reflect.Field;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.internals.ClassicKafkaConsumer;
import org.apache.kafka.clients.consumer.internals.ConsumerNetworkClient;

/**
 * Bounds what a consumer inflates. Kafka offers no setting and no hook between the network and the parsing of batches, so
 * the network client inside the consumer is replaced.
 */
public final class BoundedConsumers {

    private BoundedConsumers() {}

    /**
     * Makes a consumer answer with records that {@link RecordLimits} allows; a larger one becomes a {@link TruncatedRecord}.
     *
     * @param consumer before its first call
     * @throws IllegalArgumentException if this consumer cannot be bounded: of another class or {@code group.protocol}
     */
    public static <C extends Consumer<?, ?>> C bound(C consumer) {
        try {
            Object delegate = field(KafkaConsumer.class, "delegate").get(consumer);
            Object network = field(ClassicKafkaConsumer.class, "client").get(delegate);
            Field client = field(ConsumerNetworkClient.class, "client");
            client.set(network, new BoundedKafkaClient((KafkaClient) client.get(network)));
            return consumer;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "This consumer inflates records of any size: it must be a KafkaConsumer of kafka-clients 4.2 with"
                            + " group.protocol=classic",
                    e);
        }
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
