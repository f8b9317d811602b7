package gg.leaderboard.archive.deadletter.admin;

import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.deadletter.DeadLetterRepository;
import gg.leaderboard.archive.deadletter.DeadLetterStatus;
import gg.leaderboard.archive.deadletter.StoredDeadLetter;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.web.ProblemException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Checks whether a dead letter may be resent, and would be counted. */
@Component
class ResendValidator {

    // A dead letter that has failed so often needs an edit.
    private static final int MAX_ATTEMPTS = 5;

    private final DeadLetterRepository deadLetters;
    private final ArchivedLog log;
    private final Inlets inlets;
    private final Clock clock;

    ResendValidator(DeadLetterRepository deadLetters, ArchivedLog log, Inlets inlets, Clock clock) {
        this.deadLetters = deadLetters;
        this.log = log;
        this.inlets = inlets;
        this.clock = clock;
    }

    /** @throws ProblemException 404 if there is no such dead letter */
    StoredDeadLetter find(DeadLetterId id) {
        return deadLetters
                .find(id)
                .orElseThrow(
                        () -> ProblemException.notFound("There is no dead letter " + Rules.quote(id.toString()) + "."));
    }

    /**
     * The event that a dead letter becomes.
     *
     * @throws ProblemException 409 if it may not be sent, or was counted before; 422 if it is still invalid
     */
    ResentEvent validate(StoredDeadLetter letter, Definitions boards) {
        requireOpen(letter);
        try {
            ResentEvent event = ResentEvent.of(letter, clock.instant(), boards, inlets);
            log.counted(event.event()).ifPresent(place -> {
                throw conflict(
                        letter,
                        "would not count: an event with the event_id "
                                + Rules.quote(event.event().eventId()) + " was counted before at " + place);
            });
            return event;
        } catch (InvalidEventException e) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
        }
    }

    private static void requireOpen(StoredDeadLetter letter) {
        if (letter.status() == DeadLetterStatus.RESOLVED) {
            throw conflict(letter, "was resent and counted");
        }
        if (letter.status() == DeadLetterStatus.DISCARDED) {
            throw conflict(letter, "is discarded; edit it to reopen it");
        }
        if (letter.isTruncated() && letter.edited() == null) {
            throw conflict(letter, "was too large to be stored completely; edit it before you resend it");
        }
        if (letter.attemptsSinceEdit() >= MAX_ATTEMPTS) {
            throw conflict(letter, "was sent " + MAX_ATTEMPTS + " times since its last edit; edit it first");
        }
    }

    static ProblemException conflict(StoredDeadLetter letter, String why) {
        return ProblemException.conflict("The dead letter \"" + letter.id() + "\" " + why + ".");
    }
}
