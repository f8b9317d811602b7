package gg.leaderboard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.standings.ban.Ban;
import gg.leaderboard.standings.ban.BannedPlayer;
import gg.leaderboard.standings.redis.BanReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lifts expired bans by events, which are relayed to the log, so that every fold of the log lifts them at the same position. An event lifts only
 * the expired ban, and its id does not depend on the processor that sends it. A region that follows gets these events from the
 * other region.
 */
@Component
class BanExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(BanExpiry.class);
    private static final int INTERVAL_MILLIS = 1000;
    private static final int MAX_PLAYERS = 100;
    // Long enough for a sent event to be folded.
    private static final Duration RESEND_AFTER = Duration.ofSeconds(30);

    private final BanReader bans;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Clock clock;
    private final RegionProperties region;
    private final Map<String, Instant> sent = new HashMap<>();
    private boolean failing;

    BanExpiry(BanReader bans, KafkaTemplate<byte[], byte[]> kafka, Clock clock, RegionProperties region) {
        this.bans = bans;
        this.kafka = kafka;
        this.clock = clock;
        this.region = region;
    }

    @Scheduled(fixedDelay = INTERVAL_MILLIS)
    void lift() {
        if (region.follower()) {
            return;
        }
        Instant now = clock.instant();
        sent.values().removeIf(at -> at.plus(RESEND_AFTER).isBefore(now));
        try {
            List<CompletableFuture<?>> events = bans.endedBy(now, MAX_PLAYERS).stream()
                    .flatMap(player -> player.bans().byBoard().values().stream()
                            .filter(ban -> hasEnded(ban, now))
                            .distinct()
                            .filter(ban -> sent.putIfAbsent(ban.id(), now) == null)
                            .<CompletableFuture<?>>map(ban -> kafka.send(end(player, ban))))
                    .toList();
            events.forEach(CompletableFuture::join);
            failing = false;
        } catch (RuntimeException e) {
            // Redis or Kafka is unavailable, which readiness reports.
            if (!failing) {
                LOG.warn(
                        "Cannot lift expired bans, which is retried. Check that Kafka and Redis run: {}", e.toString());
            }
            failing = true;
            sent.clear();
        }
    }

    private static boolean hasEnded(Ban ban, Instant now) {
        Instant until = ban.until();
        return until != null && !until.isAfter(now);
    }

    private static ProducerRecord<byte[], byte[]> end(BannedPlayer player, Ban ban) {
        String id = UUID.nameUUIDFromBytes(("end of ban " + ban.id()).getBytes(UTF_8))
                .toString();
        EventInfo info = new EventInfo(id, Objects.requireNonNull(ban.until()), player.playerId(), null, null);
        PlayerRestored event = new PlayerRestored(info, List.of(), ban.id());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.MODERATION, player.playerId().getBytes(UTF_8), EventJson.write(event));
        record.headers()
                .add(EventHeaders.EVENT_ID, id.getBytes(UTF_8))
                .add(EventHeaders.EVENT_TYPE, event.type().getBytes(UTF_8));
        LOG.info("Ban {} of player {} has expired", ban.id(), player.playerId());
        return record;
    }
}
