package gg.leaderboard.attack.input;

import gg.leaderboard.attack.Target;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates producers with the settings of game servers. */
final class AttackProducers {

    private static final int LARGEST_REQUEST = 1 << 30;

    private AttackProducers() {}

    static KafkaProducer<byte[], byte[]> with(Target target, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", target.kafka());
        all.putIfAbsent("linger.ms", 5);
        // The broker decides whether a record is too large, not the producer.
        all.put("max.request.size", LARGEST_REQUEST);
        all.put("buffer.memory", 256L << 20);
        all.put("max.block.ms", 120_000);
        all.put("delivery.timeout.ms", 120_000);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
