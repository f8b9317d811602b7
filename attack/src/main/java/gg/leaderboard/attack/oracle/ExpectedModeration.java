package gg.leaderboard.attack.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The moderation that the services have written, which is the only one that counts since they opened its topic. */
final class ExpectedModeration {

    private static final Set<String> TYPES = Set.of(
            "player_hidden", "player_restored", "player_removed", "player_erased", "score_accepted", "score_rejected");
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final Duration HORIZON = Duration.ofHours(24);

    private final Map<String, List<Instant>> times = new HashMap<>();
    private @Nullable Instant opened;

    ExpectedModeration(RawLog log) {
        log.read("leaderboard-moderation", this::add);
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        String value = record.value() == null ? "" : new String(record.value(), UTF_8);
        if (value.contains("\"opened_at\"")) {
            opened = opened == null ? logTime : opened;
        } else {
            times.computeIfAbsent(value, v -> new ArrayList<>()).add(logTime);
        }
    }

    /** Adds the verdict of an event of moderation. The services copy records byte for byte. */
    void judge(PlainEvent event, byte[] value, Instant logTime) {
        Instant from = opened;
        if (TYPES.contains(event.type()) && from != null && !logTime.isBefore(from)) {
            boolean written = times.getOrDefault(new String(value, UTF_8), List.of()).stream()
                    .anyMatch(at -> !logTime.isBefore(at.minus(CLOCKS)) && !logTime.isAfter(at.plus(HORIZON)));
            event.addVerdict(written ? ExpectedVerdict.COUNTS : ExpectedVerdict.REFUSED);
        }
    }
}
