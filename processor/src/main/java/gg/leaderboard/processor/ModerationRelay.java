package gg.leaderboard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.ModerationRecord;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Copies moderation to the log, so that it has its place among the events of its player. A repeated copy has the same id and
 * counts once. Invalid records become dead letters.
 *
 * <p>A copy counts until the horizon after its record. A record that is almost as old and was not relayed yet, because no
 * processor ran, is therefore appended to its topic again, once. It is skipped if that is not known.
 */
@Component
class ModerationRelay {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationRelay.class);

    // Such a record is not appended again: otherwise it would be forever, if the clock of this machine is wrong.
    private static final String APPENDED_AGAIN = "appended_again";

    // A hundredth of the horizon: 14 min of 24 h.
    private static final int MARGIN = 100;

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final DeadLetterPublisher deadLetters;
    private final RelayMetrics metrics;
    private final Clock clock;
    private final Duration horizon;
    private final Tracing tracing;

    ModerationRelay(
            KafkaTemplate<byte[], byte[]> kafka,
            DeadLetterPublisher deadLetters,
            RelayMetrics metrics,
            Clock clock,
            StandingsProperties standings,
            Tracing tracing) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.clock = clock;
        this.horizon = standings.dedup().horizon();
        this.tracing = tracing;
    }

    /**
     * Sends the records to the log, and waits until Kafka has acknowledged all. Throws if one fails.
     *
     * @param topicId the id of the records' topic
     * @param isResumed whether the records follow the last one that was relayed; otherwise they may have been relayed before
     */
    void send(List<ConsumerRecord<byte[], byte[]>> records, String topicId, boolean isResumed) {
        List<CompletableFuture<?>> sent = new ArrayList<>(records.size());
        int copies = 0;
        int skipped = 0;
        DeadLetterPublisher.Batch unreadable = deadLetters.batch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                if (!ModerationRecord.isOpening(record)) {
                    GameEvent event = ModerationRecord.decode(record);
                    if (!isOld(record)) {
                        sent.add(kafka.send(copy(record, event, Topics.GAME_EVENTS)));
                        copies++;
                    } else if (isResumed) {
                        sent.add(kafka.send(again(record, event)));
                    } else {
                        skipped++;
                    }
                }
            } catch (InvalidEventException e) {
                unreadable.add(record, topicId, e);
            }
        }
        unreadable.await();
        sent.forEach(CompletableFuture::join);
        unreadable.count();
        metrics.relayed(Topics.MODERATION, copies);
        if (skipped > 0) {
            LOG.warn(
                    "Did not relay {} event(s) of {} older than {} h, because they may have been relayed before. If no processor ran"
                            + " since then, make these calls again",
                    skipped,
                    Topics.MODERATION,
                    horizon.toHours());
        }
    }

    // Earlier than the horizon, because the copy gets its log time later, and clocks differ. An appended copy is a
    // duplicate.
    private boolean isOld(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(APPENDED_AGAIN) == null
                && Instant.ofEpochMilli(record.timestamp())
                        .plus(horizon.minus(horizon.dividedBy(MARGIN)))
                        .isBefore(clock.instant());
    }

    private ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record, GameEvent event) {
        ProducerRecord<byte[], byte[]> again = copy(record, event, Topics.MODERATION);
        again.headers().add(APPENDED_AGAIN, String.valueOf(record.offset()).getBytes(UTF_8));
        return again;
    }

    private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record, GameEvent event, String topic) {
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(topic, event.playerId().getBytes(UTF_8), record.value());
        copy.headers()
                .add(EventHeaders.EVENT_ID, event.eventId().getBytes(UTF_8))
                .add(EventHeaders.EVENT_TYPE, event.type().getBytes(UTF_8));
        if (tracing.isOn()) {
            TracedRecords.copyContext(record, copy);
        }
        return copy;
    }
}
