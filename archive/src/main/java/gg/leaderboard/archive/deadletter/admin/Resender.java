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

/** Resends dead letters, or checks them in a dry run. */
@Component
class Resender {

    private final DeadLetterRepository deadLetters;
    private final ResendValidator validator;
    private final Supplier<Definitions> definitions;
    private final KafkaTemplate<byte[], byte[]> kafka;

    Resender(
            DeadLetterRepository deadLetters,
            ResendValidator validator,
            Supplier<Definitions> definitions,
            KafkaTemplate<byte[], byte[]> kafka) {
        this.deadLetters = deadLetters;
        this.validator = validator;
        this.definitions = definitions;
        this.kafka = kafka;
    }

    /**
     * The definitions that dead letters are checked by.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka is unavailable
     */
    Definitions boards() {
        return definitions.get();
    }

    /** A dry run of {@link #send(Collection)}. */
    List<ResendResult> check(Collection<DeadLetterId> ids) {
        return check(ids, boards());
    }

    /** As {@link #check(Collection)}, by these definitions. */
    List<ResendResult> check(Collection<DeadLetterId> ids, Definitions boards) {
        return each(ids, boards, (letter, event) -> () -> ResendResult.wouldCount(event));
    }

    /** Sends dead letters in this order, and waits until Kafka has confirmed or failed each. */
    List<ResendResult> send(Collection<DeadLetterId> ids) {
        return each(ids, boards(), this::begin);
    }

    // All are sent before the first confirmation is awaited.
    private List<ResendResult> each(
            Collection<DeadLetterId> ids,
            Definitions boards,
            BiFunction<StoredDeadLetter, ResentEvent, Supplier<ResendResult>> begin) {
        List<Supplier<ResendResult>> begun = new ArrayList<>();
        Map<String, DeadLetterId> first = new HashMap<>();
        for (DeadLetterId id : ids) {
            try {
                StoredDeadLetter letter = validator.find(id);
                ResentEvent event = validator.validate(letter, boards);
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
     * Sends one dead letter.
     *
     * @throws ProblemException as {@link ResendValidator#validate}; 503 if Kafka does not confirm it
     */
    ResendResult send(StoredDeadLetter letter) {
        ResendResult outcome =
                begin(letter, validator.validate(letter, boards())).get();
        if (outcome.reason() != null) {
            throw ProblemException.unavailable(outcome.reason());
        }
        return outcome;
    }

    // Recorded before it is sent: if it fails again, the fold must find the attempt.
    private Supplier<ResendResult> begin(StoredDeadLetter letter, ResentEvent event) {
        int attempt = deadLetters
                .markSent(letter, event.event().eventId())
                .orElseThrow(() -> ResendValidator.conflict(letter, "was changed by another caller; read it again"));
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
            deadLetters.markNotSent(event.letter(), attempt);
            return ResendResult.failed(
                    event,
                    "Kafka has not confirmed it, so it may or may not be in the log. If you resend it, it counts once. "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }
}
