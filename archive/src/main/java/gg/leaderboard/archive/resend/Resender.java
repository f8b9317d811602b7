package gg.leaderboard.archive.resend;

import gg.leaderboard.archive.deadletter.LetterId;
import gg.leaderboard.archive.deadletter.Letters;
import gg.leaderboard.archive.deadletter.StoredLetter;
import gg.leaderboard.archive.problem.Problem;
import gg.leaderboard.standings.definition.Definitions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends dead letters again, or says what would come of it. */
@Component
class Resender {

    private final Letters letters;
    private final Inspection inspection;
    private final Supplier<Definitions> definitions;
    private final KafkaTemplate<byte[], byte[]> kafka;

    Resender(
            Letters letters,
            Inspection inspection,
            Supplier<Definitions> definitions,
            KafkaTemplate<byte[], byte[]> kafka) {
        this.letters = letters;
        this.inspection = inspection;
        this.definitions = definitions;
        this.kafka = kafka;
    }

    /**
     * By which letters are judged.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka is away
     */
    Definitions boards() {
        return definitions.get();
    }

    /** What would come of sending these in this order. */
    List<Outcome> check(Collection<LetterId> ids) {
        return check(ids, boards());
    }

    /** As {@link #check(Collection)}, of letters that are judged by {@code boards}. */
    List<Outcome> check(Collection<LetterId> ids, Definitions boards) {
        return each(ids, boards, (letter, event) -> () -> Outcome.wouldCount(event));
    }

    /** Sends these in this order, and returns when Kafka has confirmed all that were not refused, or has failed to. */
    List<Outcome> send(Collection<LetterId> ids) {
        return each(ids, boards(), this::begin);
    }

    // All are begun before the first is waited for.
    private List<Outcome> each(
            Collection<LetterId> ids,
            Definitions boards,
            BiFunction<StoredLetter, ResentEvent, Supplier<Outcome>> begin) {
        List<Supplier<Outcome>> begun = new ArrayList<>();
        Map<String, LetterId> first = new HashMap<>();
        for (LetterId id : ids) {
            try {
                StoredLetter letter = inspection.find(id);
                ResentEvent event = inspection.pass(letter, boards);
                LetterId before = first.get(event.event().eventId());
                if (before != null) {
                    throw Inspection.conflict(
                            letter, "would not count: \"" + before + "\", which comes first, has the same event_id");
                }
                begun.add(begin.apply(letter, event));
                first.put(event.event().eventId(), id);
            } catch (Problem e) {
                begun.add(() -> Outcome.refused(id, e.detail()));
            }
        }
        return begun.stream().map(Supplier::get).toList();
    }

    /**
     * Sends one.
     *
     * @throws Problem as {@link Inspection#pass}; 503 if Kafka does not confirm it
     */
    Outcome send(StoredLetter letter) {
        Outcome outcome = begin(letter, inspection.pass(letter, boards())).get();
        if (outcome.reason() != null) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, outcome.reason());
        }
        return outcome;
    }

    // Noted before it is sent: what fails again must find its letter as one that was sent.
    private Supplier<Outcome> begin(StoredLetter letter, ResentEvent event) {
        int attempt = letters.send(letter, event.event().eventId())
                .orElseThrow(
                        () -> Inspection.conflict(letter, "was changed by somebody else just now; look at it again"));
        CompletableFuture<?> sent = send(event.message(attempt));
        return () -> await(event, attempt, sent);
    }

    private CompletableFuture<?> send(ProducerRecord<byte[], byte[]> message) {
        try {
            return kafka.send(message);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Outcome await(ResentEvent event, int attempt, CompletableFuture<?> sent) {
        try {
            sent.join();
            return Outcome.sent(event, attempt);
        } catch (CompletionException e) {
            letters.notSent(event.letter(), attempt);
            return Outcome.failed(
                    event,
                    "Kafka has not confirmed it, so it may or may not be in the log; sent again, it counts once in either"
                            + " case. "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }
}
