package gg.leaderboard.api.moderation;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.ModerationLog;
import gg.leaderboard.log.ModerationRecord;
import gg.leaderboard.log.RegionProperties;
import gg.leaderboard.standings.StandingsProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens the topic of moderation when this api starts, unless it is open, and again if the topic was lost. From then on,
 * moderation that other producers of the log send does not count. An api of an earlier release sends it so, therefore no other
 * service opens the topic.
 */
@Component
class ModerationOpening implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationOpening.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 2000;
    private static final Duration CHECK_EVERY = Duration.ofSeconds(30);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final ModerationLog log;
    private final InstantSource time;
    private Instant checkAt;
    private boolean failing;

    ModerationOpening(
            KafkaAdmin admin,
            KafkaTemplate<byte[], byte[]> kafka,
            StandingsProperties standings,
            RegionProperties region,
            InstantSource time) {
        this.kafka = kafka;
        this.log = new ModerationLog(
                admin.getConfigurationProperties(), TIMEOUT, standings.dedup().horizon(), region);
        this.time = time;
        // A region that follows gets the opening from the other region.
        this.checkAt = region.follower() ? Instant.MAX : Instant.EPOCH;
    }

    @Scheduled(fixedDelay = RETRY_MILLIS)
    void open() {
        if (time.instant().isBefore(checkAt)) {
            return;
        }
        try {
            openUnlessOpen();
            // The topic may be deleted later.
            checkAt = time.instant().plus(CHECK_EVERY);
            failing = false;
        } catch (RuntimeException e) {
            // Readiness reports that Kafka is unavailable.
            if (!failing && !(e instanceof RetriableException)) {
                LOG.warn(
                        "Cannot open the topic {}, which is retried. Check that Kafka runs and that this user may write to it: {}",
                        Topics.MODERATION,
                        e.toString());
                failing = true;
            }
        }
    }

    private void openUnlessOpen() {
        if (!log.isOpen()) {
            kafka.send(new ProducerRecord<>(Topics.MODERATION, 0, null, ModerationRecord.opening(time.instant())))
                    .join();
            LOG.info("Moderation counts only if it is in the topic {} from now on", Topics.MODERATION);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
