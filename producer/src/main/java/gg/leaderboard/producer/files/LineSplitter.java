package gg.leaderboard.producer.files;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Splits bytes into lines, and truncates lines to {@value #MAX_BYTES} bytes. */
final class LineSplitter {

    static final int MAX_BYTES = 1024 * 1024;

    private final Queue<Line> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private boolean tooLong;
    private long number;
    private byte @Nullable [] first;

    void add(byte[] bytes, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, from, i);
                finish();
                from = i + 1;
            }
        }
        keep(bytes, from, length);
    }

    /** The next complete line, or null until more bytes are added. */
    @Nullable Line poll() {
        return lines.poll();
    }

    /** Ends the file: the bytes after the last line end are a line too. */
    void end() {
        if (unfinished.size() > 0) {
            finish();
        }
    }

    /** Starts another file, and drops the unfinished line. */
    void restart() {
        unfinished.reset();
        tooLong = false;
        number = 0;
        first = null;
    }

    private void keep(byte[] bytes, int from, int to) {
        int room = MAX_BYTES - unfinished.size();
        tooLong |= to - from > room;
        unfinished.write(bytes, from, Math.min(to - from, room));
    }

    private void finish() {
        byte[] line = withoutReturn(unfinished.toByteArray());
        if (first == null) {
            first = line;
        }
        lines.add(new Line(++number, line, !tooLong, first));
        unfinished.reset();
        tooLong = false;
    }

    private static byte[] withoutReturn(byte[] line) {
        int end = line.length;
        while (end > 0 && line[end - 1] == '\r') {
            end--;
        }
        return end == line.length ? line : Arrays.copyOf(line, end);
    }
}
