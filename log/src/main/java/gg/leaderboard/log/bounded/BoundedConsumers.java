package gg.leaderboard.log.bounded;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.internals.ClassicKafkaConsumer;
import org.apache.kafka.clients.consumer.internals.ConsumerNetworkClient;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

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
            Object network = network(consumer);
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

    /**
     * Returns the id of the topic in the last answer to a fetch of {@code partition}. If the topic was deleted and created again,
     * a consumer continues with the records of the new one.
     *
     * @return empty if there was no answer yet, it had no id, or the consumer was not {@linkplain #bound bounded}
     */
    public static Optional<String> topicId(Consumer<?, ?> consumer, TopicPartition partition) {
        if (!(consumer instanceof KafkaConsumer<?, ?>)) {
            return Optional.empty();
        }
        try {
            Object client = field(ConsumerNetworkClient.class, "client").get(network(consumer));
            return Optional.of(client)
                    .filter(BoundedKafkaClient.class::isInstance)
                    .map(bounded -> ((BoundedKafkaClient) bounded).fetches().topicId(partition))
                    .filter(id -> !id.equals(Uuid.ZERO_UUID))
                    .map(Uuid::toString);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object network(Consumer<?, ?> consumer) throws ReflectiveOperationException {
        Object delegate = field(KafkaConsumer.class, "delegate").get(consumer);
        return field(ClassicKafkaConsumer.class, "client").get(delegate);
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
