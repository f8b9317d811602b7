package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.producer.files.Line;
import gg.leaderboard.producer.files.LineReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time range of a log's events.
 *
 * @param first the time of the first event in the file
 * @param last the latest time of all events
 */
record LogTimeRange(Instant first, Instant last) {

    /** Reads {@code lines} to their end; null if there is no event among them. */
    static @Nullable LogTimeRange of(LineReader lines, LogEventMapper mapper) throws IOException, InterruptedException {
        LogTimeRange range = null;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            for (GameEvent event : mapper.map(line)) {
                Instant time = event.timestamp();
                range = range == null ? new LogTimeRange(time, time) : range.with(time);
            }
        }
        return range;
    }

    private LogTimeRange with(Instant time) {
        return time.isAfter(last) ? new LogTimeRange(first, time) : this;
    }

    /**
     * The duration to add to every time so that the last event has the current time when it is sent. No event is sent before
     * its time.
     *
     * @param start when sending starts
     * @param speed the multiple of real time; 0 for as fast as possible
     */
    Duration shiftToEndNow(Instant start, double speed) {
        return Duration.between(last, start.plus(sending(speed)));
    }

    private Duration sending(double speed) {
        if (speed == 0) {
            return Duration.ZERO;
        }
        // At less than real time the first event would be in the future; then the first event gets the current time.
        double factor = Math.max(1, speed);
        return Duration.ofMillis((long) (Duration.between(first, last).toMillis() / factor));
    }
}
