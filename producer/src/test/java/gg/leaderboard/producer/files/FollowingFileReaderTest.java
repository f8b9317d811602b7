package gg.leaderboard.producer.files;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.producer.FakeTicker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingFileReaderTest {

    @TempDir
    private Path directory;

    private final FakeTicker ticker = new FakeTicker();
    private Path log;
    private FollowingFileReader file;

    @BeforeEach
    void follow() {
        log = directory.resolve("server.log");
        file = new FollowingFileReader(log, ticker);
    }

    @Test
    void it_starts_with_existing_lines_and_continues_with_new_ones() throws Exception {
        Files.writeString(log, "one\ntwo\n");
        ticker.onSleep(() -> append("three\n")).onSleep(() -> append("four\nfive\n"));

        assertThat(texts(5)).containsExactly("one", "two", "three", "four", "five");
    }

    @Test
    void a_line_written_in_parts_is_one_line() throws Exception {
        Files.writeString(log, "one\ntw");
        ticker.onSleep(() -> append("")).onSleep(() -> append("o\nthr")).onSleep(() -> append("ee\n"));

        assertThat(texts(3)).containsExactly("one", "two", "three");
    }

    @Test
    void it_waits_for_a_file_that_does_not_exist_yet() throws Exception {
        ticker.onSleep(() -> {}).onSleep(() -> write("one\n"));

        assertThat(texts(1)).containsExactly("one");
    }

    @Test
    void a_rotated_file_is_read_to_its_end_before_the_new_one() throws Exception {
        Files.writeString(log, "one\n");
        ticker.onSleep(() -> {
            append("two\nunfinished");
            move("server.log.1");
        });
        ticker.onSleep(() -> {}).onSleep(() -> write("three\nfour\n"));

        List<Line> lines = lines(5);
        assertThat(lines).extracting(Line::text).containsExactly("one", "two", "unfinished", "three", "four");
        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L, 1L, 2L);
    }

    @Test
    void lines_written_to_a_rotated_file_before_the_new_one_exists_are_read() throws Exception {
        Files.writeString(log, "one\n");
        ticker.onSleep(() -> move("server.log.1"))
                .onSleep(() -> append(directory.resolve("server.log.1"), "two\n"))
                .onSleep(() -> write("three\n"));

        assertThat(texts(3)).containsExactly("one", "two", "three");
    }

    @Test
    void a_truncated_file_is_read_from_its_start() throws Exception {
        Files.writeString(log, "one\ntwo\nunfini");
        ticker.onSleep(() -> write("")).onSleep(() -> append("three\n"));

        List<Line> lines = lines(3);
        assertThat(lines).extracting(Line::text).containsExactly("one", "two", "three");
        assertThat(lines.get(2).number()).isEqualTo(1);
    }

    @Test
    void a_file_replaced_by_longer_content_is_read_from_its_start() throws Exception {
        Files.writeString(log, "one\n");
        ticker.onSleep(() -> write("another one\nand more than before\n"));

        assertThat(texts(3)).containsExactly("one", "another one", "and more than before");
    }

    @Test
    void a_growing_file_has_the_same_ids_as_the_complete_one() throws Exception {
        Files.writeString(log, "on");
        ticker.onSleep(() -> append("e\ntwo\nthr")).onSleep(() -> append("ee\n"));
        List<String> growing = ids(lines(3));

        try (LineReader finished = new TextFile(log.toString()).read()) {
            assertThat(growing).isEqualTo(ids(List.of(finished.next(), finished.next(), finished.next())));
        }
    }

    private List<String> texts(int count) throws Exception {
        return lines(count).stream().map(Line::text).toList();
    }

    private static List<String> ids(List<Line> lines) {
        return lines.stream().map(line -> line.eventId("player_scored")).toList();
    }

    private List<Line> lines(int count) throws Exception {
        List<Line> lines = new ArrayList<>();
        while (lines.size() < count) {
            assertThat(ticker.sleeps()).as("looks for more than %s", lines).isLessThan(20);
            lines.add(file.next());
        }
        return lines;
    }

    private void append(String text) {
        append(log, text);
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(log, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(String name) {
        try {
            Files.move(log, directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
