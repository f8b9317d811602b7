package gg.leaderboard.archive.deadletter.admin;

import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.deadletter.DeadLetterRepository;
import gg.leaderboard.archive.deadletter.StoredDeadLetter;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.web.ProblemException;
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
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends dead letters again, or says what would come of it. */
@Component
class Resender {

    private final DeadLetterRepository letters;
    private final ResendValidator inspection;
    private final Supplier<Definitions> definitions;
    private final KafkaTemplate<byte[], byte[]> kafka;

    Resender(
            DeadLetterRepository letters,
            ResendValidator inspection,
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
    List<ResendResult> check(Collection<DeadLetterId> ids) {
        return check(ids, boards());
    }

    /** As {@link #check(Collection)}, of letters that are judged by {@code boards}. */
    List<ResendResult> check(Collection<DeadLetterId> ids, Definitions boards) {
        return each(ids, boards, (letter, event) -> () -> ResendResult.wouldCount(event));
    }

    /** Sends these in this order, and returns when Kafka has confirmed all that were not refused, or has failed to. */
    List<ResendResult> send(Collection<DeadLetterId> ids) {
        return each(ids, boards(), this::begin);
    }

    // All are begun before the first is waited for.
    private List<ResendResult> each(
            Collection<DeadLetterId> ids,
            Definitions boards,
            BiFunction<StoredDeadLetter, ResentEvent, Supplier<ResendResult>> begin) {
        List<Supplier<ResendResult>> begun = new ArrayList<>();
        Map<String, DeadLetterId> first = new HashMap<>();
        for (DeadLetterId id : ids) {
            try {
                StoredDeadLetter letter = inspection.find(id);
                ResentEvent event = inspection.validate(letter, boards);
                DeadLetterId before = first.get(event.event().eventId());
                if (before != null) {
                    throw ResendValidator.conflict(
                            letter, "would not count: \"" + before + "\", which comes first, has the same event_id");
                }
                begun.add(begin.apply(letter, event));
                first.put(event.event().eventId(), id);
            } catch (ProblemException e) {
                begun.add(() -> ResendResult.refused(id, e.detail()));
            }
        }
        return begun.stream().map(Supplier::get).toList();
    }

    /**
     * Sends one.
     *
     * @throws ProblemException as {@link ResendValidator#validate}; 503 if Kafka does not confirm it
     */
    ResendResult send(StoredDeadLetter letter) {
        ResendResult outcome =
                begin(letter, inspection.validate(letter, boards())).get();
        if (outcome.reason() != null) {
            throw ProblemException.unavailable(outcome.reason());
        }
        return outcome;
    }

    // Noted before it is sent: what fails again must find its letter as one that was sent.
    private Supplier<ResendResult> begin(StoredDeadLetter letter, ResentEvent event) {
        int attempt = letters.markSent(letter, event.event().eventId())
                .orElseThrow(() ->
                        ResendValidator.conflict(letter, "was changed by somebody else just now; look at it again"));
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

    private ResendResult await(ResentEvent event, int attempt, CompletableFuture<?> sent) {
        try {
            sent.join();
            return ResendResult.sent(event, attempt);
        } catch (CompletionException e) {
            letters.markNotSent(event.letter(), attempt);
            return ResendResult.failed(
                    event,
                    "Kafka has not confirmed it, so it may or may not be in the log; sent again, it counts once in either"
                            + " case. "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }
}
