package gg.leaderboard.producer.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class TestLines {

    private TestLines() {}

    /** Returns the line of a file that holds only {@code text}. */
    public static Line line(String text) {
        return lines(text + "\n").get(0);
    }

    /** Returns the lines of a file that holds {@code text}. */
    public static List<Line> lines(String text) {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    public static List<Line> lines(byte[] bytes) {
        StreamLineReader file = new StreamLineReader(new ByteArrayInputStream(bytes));
        List<Line> lines = new ArrayList<>();
        try {
            for (@Nullable Line line = file.next(); line != null; line = file.next()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
