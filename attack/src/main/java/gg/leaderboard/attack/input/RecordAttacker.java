package gg.leaderboard.attack.input;

import gg.leaderboard.attack.Attacker;
import gg.leaderboard.attack.FuzzValues;
import gg.leaderboard.attack.RandomEvents;
import gg.leaderboard.attack.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes records directly to Kafka, with each type of compression. The broker may refuse a record; the processor must
 * judge the rest.
 */
public final class RecordAttacker implements Attacker {

    private static final int SHOWN = 300;
    private static final double BOMBS_PER_HUNDRED = 0.003;

    private final List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final RandomRecords records = new RandomRecords();
    private final int bombBytes;

    public RecordAttacker(Target target, int bombBytes) {
        this.bombBytes = bombBytes;
        for (String compression : List.of("none", "gzip", "lz4", "zstd", "snappy")) {
            producers.add(AttackProducers.with(target, Map.of("compression.type", compression)));
        }
    }

    @Override
    public String attack(RandomGenerator random) {
        if (FuzzValues.chance(random, BOMBS_PER_HUNDRED)) {
            return bomb(random);
        }
        ProducerRecord<byte[], byte[]> record = records.next(random);
        var unused = FuzzValues.pick(random, producers).send(record);
        byte[] value = record.value();
        return record.topic() + " "
                + (value == null
                        ? "null"
                        : new String(value, 0, Math.min(SHOWN, value.length), StandardCharsets.UTF_8));
    }

    // A record that is small only while compressed.
    private String bomb(RandomGenerator random) {
        byte[] value = new byte[1 + random.nextInt(bombBytes)];
        String topic = FuzzValues.pick(random, List.of("game-events", "game-events", "leaderboard-scores"));
        String player = RandomEvents.player(random);
        var unused = producers
                .get(1 + random.nextInt(producers.size() - 1))
                .send(new ProducerRecord<>(topic, player.getBytes(StandardCharsets.UTF_8), value));
        return topic + " a record of " + value.length + " zeros, compressed";
    }

    @Override
    public void close() {
        producers.forEach(KafkaProducer::close);
    }
}
