package gg.leaderboard.attack.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.attack.FuzzValues;
import gg.leaderboard.attack.JsonText;
import gg.leaderboard.attack.RandomEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Generates records of every kind that a topic can hold. Records of one player go to one partition, as with a keyed
 * producer.
 */
final class RandomRecords {

    private static final String EVENTS = "game-events";
    private static final int PARTITIONS = 6;
    private static final int COPIES = 200;
    private static final int MODERATED = 40;

    // Both sizes are too large for an event. The second is also close to the limit of the topics.
    private static final int TOO_LARGE_FOR_AN_EVENT = 70_000;
    private static final int NEARLY_TOO_LARGE_FOR_A_TOPIC = 900_000;

    private final List<byte[]> copyable = new ArrayList<>();

    ProducerRecord<byte[], byte[]> next(RandomGenerator random) {
        int kind = random.nextInt(1000);
        if (kind < 20) {
            return score(random);
        } else if (kind < 23) {
            return toDefinitions(random);
        } else if (kind < 26) {
            return toDeadLetters(random);
        } else if (kind < 30) {
            return large(random);
        } else if (kind < 36) {
            return moderation(random);
        } else if (kind < 80) {
            return copy(random);
        } else if (kind < 100) {
            return withHeaders(random);
        } else if (kind < 110) {
            return structured(random);
        } else if (kind < 160) {
            return garbage(random);
        } else if (kind < 260) {
            String player = RandomEvents.player(random);
            return record(player, RandomEvents.odd(random, player).getBytes(UTF_8));
        } else if (kind < 310) {
            String player = RandomEvents.player(random);
            return record(
                    player,
                    FuzzValues.mutated(
                            random, RandomEvents.valid(random, player).getBytes(UTF_8)));
        }
        String player = RandomEvents.player(random);
        return record(player, RandomEvents.valid(random, player).getBytes(UTF_8));
    }

    /** Returns a record that no broker refuses. */
    ProducerRecord<byte[], byte[]> small(RandomGenerator random) {
        ProducerRecord<byte[], byte[]> record = next(random);
        byte[] value = record.value();
        return (value != null && value.length > TOO_LARGE_FOR_AN_EVENT)
                        || record.topic().equals("leaderboards")
                ? garbage(random)
                : record;
    }

    private static ProducerRecord<byte[], byte[]> record(String player, byte @Nullable [] value) {
        return new ProducerRecord<>(EVENTS, player.getBytes(UTF_8), value);
    }

    private static ProducerRecord<byte[], byte[]> score(RandomGenerator random) {
        String player = RandomEvents.player(random);
        String fields = "\"player_id\":" + JsonText.quoted(player) + ",\"leaderboard_id\":\""
                + RandomEvents.board(random)
                + "\",\"score\":"
                + (FuzzValues.chance(random, 10) ? FuzzValues.number(random) : String.valueOf(random.nextInt(100_000)));
        String more = FuzzValues.chance(random, 10) ? ",\"timestamp\":" + JsonText.quoted(FuzzValues.text(random)) : "";
        byte[] json = ("{" + fields + more + "}").getBytes(UTF_8);
        return new ProducerRecord<>(
                "leaderboard-scores",
                player.getBytes(UTF_8),
                FuzzValues.chance(random, 10) ? FuzzValues.mutated(random, json) : json);
    }

    // Uses separate keys, because the newest record of a key is the whole history of the board.
    private static ProducerRecord<byte[], byte[]> toDefinitions(RandomGenerator random) {
        String id = "hostile" + random.nextInt(20);
        String value = FuzzValues.pick(
                random,
                List.of(
                        "",
                        "{}",
                        "null",
                        "[]",
                        "{\"versions\":null}",
                        "{\"versions\":[]}",
                        "{\"versions\":[null]}",
                        "{\"versions\":[{\"change\":\"created\",\"id\":null,\"name\":\"x\",\"sort_order\":\"desc\",\"update_mode\":\"best\",\"reset_period\":\"never\",\"time_zone\":\"UTC\"}]}",
                        "{\"versions\":[{\"change\":\"created\",\"id\":\"" + id
                                + "\",\"name\":\"x\",\"sort_order\":7,\"update_mode\":\"best\",\"reset_period\":\"never\",\"time_zone\":\"UTC\"}]}",
                        "{\"versions\":[{\"change\":\"created\",\"id\":\"" + id
                                + "\",\"name\":\"x\",\"sort_order\":\"desc\",\"update_mode\":\"best\",\"reset_period\":\"never\",\"time_zone\":\"Nowhere\"}]}",
                        "{\"versions\":[{\"change\":\"grown\"}]}",
                        "[".repeat(2000),
                        "\u0000"));
        byte[] bytes = value.getBytes(UTF_8);
        return new ProducerRecord<>(
                "leaderboards",
                FuzzValues.chance(random, 10) ? null : id.getBytes(UTF_8),
                FuzzValues.chance(random, 10) ? null : bytes);
    }

    private static ProducerRecord<byte[], byte[]> toDeadLetters(RandomGenerator random) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                "game-events.dlq",
                null,
                FuzzValues.chance(random, 10) ? null : FuzzValues.text(random).getBytes(UTF_8));
        for (String header : List.of(
                "dlq_source_topic",
                "dlq_source_topic_id",
                "dlq_source_partition",
                "dlq_source_offset",
                "dlq_source_time",
                "dlq_reason",
                "dlq_id",
                "dlq_attempt")) {
            if (random.nextBoolean()) {
                letter.headers().add(header, FuzzValues.text(random).getBytes(UTF_8));
            }
        }
        return letter;
    }

    private static ProducerRecord<byte[], byte[]> large(RandomGenerator random) {
        byte[] value = new byte[FuzzValues.chance(random, 10) ? NEARLY_TOO_LARGE_FOR_A_TOPIC : TOO_LARGE_FOR_AN_EVENT];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) random.nextInt(256);
        }
        return record(RandomEvents.player(random), value);
    }

    // Uses separate players, so that the data of the other players is not erased repeatedly.
    private static ProducerRecord<byte[], byte[]> moderation(RandomGenerator random) {
        String player = "m" + random.nextInt(MODERATED);
        String json = FuzzValues.chance(random, 40)
                ? RandomEvents.moderation(random, player)
                : RandomEvents.valid(random, player);
        return record(player, json.getBytes(UTF_8));
    }

    private ProducerRecord<byte[], byte[]> copy(RandomGenerator random) {
        byte[] value;
        if (copyable.size() < COPIES) {
            value = RandomEvents.copyable(random, "c" + random.nextInt(20)).getBytes(UTF_8);
            copyable.add(value);
        } else {
            value = FuzzValues.pick(random, copyable);
        }
        return new ProducerRecord<>(EVENTS, random.nextInt(PARTITIONS), null, value);
    }

    private static ProducerRecord<byte[], byte[]> withHeaders(RandomGenerator random) {
        String player = RandomEvents.player(random);
        ProducerRecord<byte[], byte[]> record =
                record(player, RandomEvents.valid(random, player).getBytes(UTF_8));
        for (String header : List.of(
                "event_id",
                "event_type",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_time",
                "dlq_attempt",
                "dlq_reason",
                "x")) {
            if (FuzzValues.chance(random, 25)) {
                String value = header.equals("ce_id") ? "id-" + random.nextLong() : FuzzValues.text(random);
                record.headers()
                        .add(
                                header,
                                FuzzValues.chance(random, 5) ? new byte[] {(byte) 0xC3, 0x28} : value.getBytes(UTF_8));
            }
        }
        return record;
    }

    // The value holds the whole CloudEvent (structured mode), as its media type declares.
    private static ProducerRecord<byte[], byte[]> structured(RandomGenerator random) {
        String player = RandomEvents.player(random);
        String source =
                FuzzValues.chance(random, 10) ? FuzzValues.otherType(random) : JsonText.quoted(FuzzValues.text(random));
        String type = FuzzValues.pick(
                random, List.of("player_joined", "gg.studio.player_joined", "a.b.kill", "gg.danced", "x."));
        String time = FuzzValues.chance(random, 50) ? ",\"time\":" + JsonText.quoted(FuzzValues.text(random)) : "";
        String json =
                "{\"specversion\":\"1.0\",\"source\":" + source + ",\"id\":\"id-" + random.nextLong() + "\",\"type\":"
                        + JsonText.quoted(type) + time + ",\"data\":" + RandomEvents.valid(random, player) + "}";
        ProducerRecord<byte[], byte[]> record = record(player, json.getBytes(UTF_8));
        String mediaType = FuzzValues.pick(
                random, List.of("application/cloudevents+json", "Application/CloudEvents+JSON; charset=UTF-8", "x"));
        record.headers().add("content-type", mediaType.getBytes(UTF_8));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> garbage(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(200)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return switch (random.nextInt(5)) {
            case 0 -> record(RandomEvents.player(random), null);
            case 1 -> new ProducerRecord<>(EVENTS, random.nextInt(PARTITIONS), null, bytes);
            case 2 ->
                new ProducerRecord<>(EVENTS, bytes, FuzzValues.otherType(random).getBytes(UTF_8));
            case 3 ->
                record(RandomEvents.player(random), FuzzValues.text(random).getBytes(UTF_8));
            default -> record(RandomEvents.player(random), bytes);
        };
    }
}
