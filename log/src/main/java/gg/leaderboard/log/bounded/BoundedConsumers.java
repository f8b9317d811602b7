package gg.leaderboard.log.bounded;

import java.lang.reflect.Field;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.internals.ClassicKafkaConsumer;
import org.apache.kafka.clients.consumer.internals.ConsumerNetworkClient;

/**
 * Bounds the memory that a consumer uses for decompression. Kafka has no setting and no hook between the network and the
 * parsing of batches, so this class replaces the network client inside the consumer.
 */
public final class BoundedConsumers {

    private BoundedConsumers() {}

    /**
     * Makes a consumer return only records within {@link RecordLimits}. A larger one becomes a {@link TruncatedRecord}.
     *
     * @param consumer a consumer that has not been used yet
     * @throws IllegalArgumentException if the consumer has an unsupported class or {@code group.protocol}
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
                    "Cannot limit the decompression of this consumer: it must be a KafkaConsumer of kafka-clients 4.2 with"
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
