package gg.leaderboard.processor.crash;

import gg.leaderboard.testing.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A log made from a seed: events of a dozen players in a few partitions, copies of events in the same partition and in
 * others, records that cannot be read, and gaps between the offsets, as transactions leave them.
 */
final class SeededLog {

    static final int PARTITIONS = 3;
    private static final int RECORDS = 120;
    private static final int PLAYERS = 12;

    // From this player on, operators interfere.
    private static final int MODERATED = 8;

    private final Random random;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();
    private final String topic;

    private SeededLog(long seed, String topic) {
        this.random = new Random(seed);
        this.topic = topic;
    }

    /** Writes the log of {@code seed} to a new topic, and returns its name. */
    static String write(long seed) throws Exception {
        String topic = "crash-" + seed + "-" + UUID.randomUUID();
        Map<String, Object> broker = Map.of("bootstrap.servers", Servers.kafka());
        try (Admin admin = Admin.create(broker)) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get();
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka(), "transactional.id", topic),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            new SeededLog(seed, topic).write(producer);
        }
        return topic;
    }

    private void write(KafkaProducer<byte[], byte[]> producer) {
        int records = 0;
        while (records < RECORDS) {
            boolean aborted = random.nextInt(5) == 0;
            int inTransaction = 1 + random.nextInt(aborted ? 3 : 30);
            producer.beginTransaction();
            for (int i = 0; i < inTransaction; i++) {
                ProducerRecord<byte[], byte[]> record = aborted ? event() : next();
                producer.send(record);
                records++;
            }
            if (aborted) {
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
        }
        producer.close(Duration.ofSeconds(5));
    }

    private ProducerRecord<byte[], byte[]> next() {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return record(random.nextInt(PARTITIONS), "{\"event_type\":");
        }
        if (kind < 4 && !written.isEmpty()) {
            ProducerRecord<byte[], byte[]> copied = written.get(random.nextInt(written.size()));
            // A copy in another partition may come first, so only events whose order does not matter are copied there.
            return kind == 1 || !isScore(copied) || isModerated(copied)
                    ? copied
                    : new ProducerRecord<>(topic, random.nextInt(PARTITIONS), copied.key(), copied.value());
        }
        ProducerRecord<byte[], byte[]> event = event();
        written.add(event);
        return event;
    }

    private ProducerRecord<byte[], byte[]> event() {
        int player = random.nextInt(PLAYERS);
        String head = "{\"event_id\":\"%s\",\"player_id\":\"p%d\",\"timestamp\":\"%s\""
                .formatted(
                        random.nextBoolean()
                                ? new UUID(random.nextLong(), random.nextLong())
                                : "id" + random.nextLong(),
                        player,
                        now.minus(Duration.ofHours(random.nextInt(240))));
        String named = ",\"player_name\":\"n" + random.nextInt(100) + "\",\"game_id\":\"g" + random.nextInt(2) + "\"";
        String rest = player >= MODERATED && random.nextInt(5) == 0 ? byOperator() : byPlayer(named);
        return record(player % PARTITIONS, head + rest);
    }

    private String byOperator() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> ",\"event_type\":\"player_restored\"}";
            case 2, 3, 4 -> ",\"event_type\":\"player_hidden\"}";
            case 5 -> ",\"event_type\":\"player_erased\"}";
            case 6 -> ",\"event_type\":\"player_removed\"}";
            default -> ",\"event_type\":\"player_removed\",\"leaderboard_id\":\"" + board() + "\"}";
        };
    }

    private String board() {
        return SeededBoards.IDS.get(random.nextInt(SeededBoards.IDS.size()));
    }

    private String byPlayer(String named) {
        return switch (random.nextInt(14)) {
            case 0 -> named + ",\"event_type\":\"player_joined\"}";
            case 1 -> named + ",\"event_type\":\"player_died\"}";
            case 2 -> named + ",\"event_type\":\"match_ended\",\"outcome\":\"win\"}";
            case 3 -> named + ",\"event_type\":\"danced\"}";
            case 4 ->
                named + ",\"event_type\":\"achievement_unlocked\",\"achievement_name\":\"a" + random.nextInt(9)
                        + "\",\"achievement_rarity\":\"rare\"}";
            case 5, 6 -> named + ",\"event_type\":\"kill\",\"points\":100}";
            case 7 -> ",\"event_type\":\"score_submitted\",\"leaderboard_id\":\"nowhere\",\"score\":1}";
            case 8, 9, 10 ->
                ",\"event_type\":\"score_submitted\",\"leaderboard_id\":\"" + board() + "\",\"score\":"
                        + (random.nextInt(2000) - 500) + "}";
            default -> ",\"event_type\":\"player_scored\",\"points\":" + (random.nextInt(2000) - 500) + "}";
        };
    }

    private ProducerRecord<byte[], byte[]> record(int partition, String json) {
        return new ProducerRecord<>(topic, partition, null, json.getBytes(StandardCharsets.UTF_8));
    }

    // What is removed before a score and what after it depends on their order.
    private static boolean isModerated(ProducerRecord<byte[], byte[]> record) {
        String json = new String(record.value(), StandardCharsets.UTF_8);
        return IntStream.range(MODERATED, PLAYERS).anyMatch(player -> json.contains("\"p" + player + "\""));
    }

    private static boolean isScore(ProducerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8).contains("player_scored");
    }
}
