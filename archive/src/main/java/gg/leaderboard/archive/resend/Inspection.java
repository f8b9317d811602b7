package gg.leaderboard.archive.resend;

import gg.leaderboard.archive.deadletter.LetterId;
import gg.leaderboard.archive.deadletter.LetterStatus;
import gg.leaderboard.archive.deadletter.Letters;
import gg.leaderboard.archive.deadletter.StoredLetter;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.problem.Problem;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.standings.definition.Definitions;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Judges whether a letter may be sent again, and would be counted. */
@Component
class Inspection {

    /** What fails so often is not cured by sending it once more. */
    private static final int MOST_ATTEMPTS = 5;

    private final Letters letters;
    private final ArchivedLog log;
    private final Inlets inlets;
    private final Clock clock;

    Inspection(Letters letters, ArchivedLog log, Inlets inlets, Clock clock) {
        this.letters = letters;
        this.log = log;
        this.inlets = inlets;
        this.clock = clock;
    }

    /** @throws Problem 404 if there is no such letter */
    StoredLetter find(LetterId id) {
        return letters.find(id)
                .orElseThrow(() -> Problem.notFound("There is no dead letter " + Rules.quote(id.toString()) + "."));
    }

    /**
     * The event that a letter becomes.
     *
     * @throws Problem 409 if it may not be sent, or was counted before; 422 if it still cannot be read
     */
    ResentEvent pass(StoredLetter letter, Definitions boards) {
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
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
        }
    }

    private static void requireOpen(StoredLetter letter) {
        if (letter.status() == LetterStatus.RESOLVED) {
            throw conflict(letter, "was sent again and counted");
        }
        if (letter.status() == LetterStatus.DISCARDED) {
            throw conflict(letter, "is discarded; editing it opens it again");
        }
        if (letter.isTruncated() && letter.edited() == null) {
            throw conflict(letter, "was too large to be kept whole; edit it before it is sent");
        }
        if (letter.attemptsSinceEdit() >= MOST_ATTEMPTS) {
            throw conflict(letter, "was sent " + MOST_ATTEMPTS + " times since it was edited last; edit it first");
        }
    }

    static Problem conflict(StoredLetter letter, String why) {
        return Problem.conflict("The dead letter \"" + letter.id() + "\" " + why + ".");
    }
}
