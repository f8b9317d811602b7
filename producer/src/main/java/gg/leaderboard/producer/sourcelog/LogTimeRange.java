package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.producer.files.Line;
import gg.leaderboard.producer.files.LineReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a log has events.
 *
 * @param first of the events as they stand in the file
 * @param last the latest of all
 */
record LogTimeRange(Instant first, Instant last) {

    /** Reads {@code lines} to their end; null if there is no event among them. */
    static @Nullable LogTimeRange of(LineReader lines, LogEventMapper meaning)
            throws IOException, InterruptedException {
        LogTimeRange span = null;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            for (GameEvent event : meaning.map(line)) {
                Instant time = event.timestamp();
                span = span == null ? new LogTimeRange(time, time) : span.with(time);
            }
        }
        return span;
    }

    private LogTimeRange with(Instant time) {
        return time.isAfter(last) ? new LogTimeRange(first, time) : this;
    }

    /**
     * What to add to every time so that the last event is now at the moment it is sent, if sending starts at
     * {@code start}. No event is ahead of the moment at which it is sent.
     *
     * @param speed so many times faster than it happened; 0 for at once
     */
    Duration shiftToEndNow(Instant start, double speed) {
        return Duration.between(last, start.plus(sending(speed)));
    }

    private Duration sending(double speed) {
        if (speed == 0) {
            return Duration.ZERO;
        }
        // Slower than real time, it is the first event that would be ahead; then the first one is now.
        double factor = Math.max(1, speed);
        return Duration.ofMillis((long) (Duration.between(first, last).toMillis() / factor));
    }
}
