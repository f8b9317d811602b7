package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.testbed.Redis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Recorded calls as bytes, to be sent as fast as Redis accepts them.
 *
 * @param file the calls, one after the other
 * @param calls the number of calls
 * @param applied the number of calls that Redis must apply; the others contain an id that was counted before
 */
record RecordedCalls(Path file, long calls, long applied) {

    /**
     * Sends all calls over one connection.
     *
     * @return the time from the first byte sent to the last reply
     * @throws IllegalStateException if the replies differ from those of the recording
     */
    Duration replay(Redis redis) throws Exception {
        return PipelinedFile.send(file, redis, answers -> {
            long seen = 0;
            for (long i = 0; i < calls; i++) {
                seen += isApplied(answers) ? 1 : 0;
            }
            if (seen != applied) {
                throw new IllegalStateException("Redis applied " + seen + " of the recorded calls, not " + applied);
            }
        });
    }

    /** Reads one reply: {@code applied}, {@code ids} with the indices of those that differ, or an error. */
    private static boolean isApplied(InputStream answers) throws IOException {
        String head = PipelinedFile.line(answers);
        if (!head.startsWith("*")) {
            throw new IllegalStateException("Redis answered " + head);
        }
        int parts = Integer.parseInt(head.substring(1));
        PipelinedFile.line(answers);
        String kind = PipelinedFile.line(answers);
        for (int i = 1; i < parts; i++) {
            PipelinedFile.line(answers);
        }
        return kind.equals("applied");
    }
}
