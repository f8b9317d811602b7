package gg.leaderboard.log.consumer;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ModerationEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.ModerationLog;
import gg.leaderboard.log.RegionProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Accepts moderation that is also in its own topic. That topic is read at most once for each poll, and only if it matters.
 * Thread-safe.
 *
 * <p>A mirror copies the two topics independently. In a region that follows, moderation is therefore rejected only if the
 * mirror had a minute to copy what allows it. The minute begins when moderation is first found that nothing allows. When it is
 * over, everything that was logged before its beginning is decided, so many forged events cost no more than one.
 */
public final class AuthorizedModeration implements ModerationCheck, AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ModerationLog log;
    private final boolean mirrored;
    private final Clock clock;
    private Instant decidedUntil = Instant.EPOCH;
    private @Nullable Instant waitingSince;

    public AuthorizedModeration(ModerationLog log, RegionProperties region, Clock clock) {
        this.log = log;
        this.mirrored = region.follower();
        this.clock = clock;
    }

    /** @throws NotMirroredYetException if a mirror may still copy what allows the event */
    @Override
    public void require(GameEvent event, Instant logTime) {
        if (event instanceof ModerationEvent moderation
                && !log.accepts(moderation, logTime, PolledOffsets.polledAt())) {
            if (mirrored) {
                awaitMirror(logTime);
            }
            throw refusal();
        }
    }

    private synchronized void awaitMirror(Instant logTime) {
        Instant now = clock.instant();
        Instant since = waitingSince;
        if (since != null && !now.isBefore(since.plus(PATIENCE))) {
            decidedUntil = since;
            waitingSince = null;
        }
        if (logTime.isAfter(decidedUntil)) {
            waitingSince = waitingSince == null ? now : waitingSince;
            throw new NotMirroredYetException();
        }
    }

    /** The problem of moderation that was sent in another way. */
    public static InvalidEventException refusal() {
        return new InvalidEventException(
                "event_type",
                "is moderation, which is accepted from " + Topics.MODERATION + " and the api's calls only");
    }

    @Override
    public void close() {
        log.close();
    }

    /** The mirror may still copy the record that allows an event. */
    static final class NotMirroredYetException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotMirroredYetException() {
            super("moderation in the log is not in " + Topics.MODERATION + " yet; waiting up to " + PATIENCE.toSeconds()
                    + " s for the mirror");
        }
    }
}
