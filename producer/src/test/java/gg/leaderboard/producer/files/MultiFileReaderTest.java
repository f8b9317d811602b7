package gg.leaderboard.producer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.producer.FakeTicker;
import gg.leaderboard.producer.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultiFileReaderTest {

    @TempDir
    private Path directory;

    @Test
    void files_are_read_sequentially_and_lines_are_counted_from_one() throws Exception {
        try (MultiFileReader lines =
                MultiFileReader.whole(List.of(file("a", "1\n2\n"), file("empty", ""), file("b", "3")))) {
            assertThat(List.of(text(lines), text(lines))).containsExactly("1", "2");

            Line third = Objects.requireNonNull(lines.next());
            assertThat(third.text()).isEqualTo("3");
            assertThat(lines.location(third)).endsWith("b, line 1");
            assertThat(lines.next()).isNull();
        }
    }

    @Test
    void progress_goes_by_the_bytes_of_all_files() throws Exception {
        try (MultiFileReader lines = MultiFileReader.whole(List.of(file("a", "1\n"), file("b", "2\n3\n4\n")))) {
            assertThat(lines.progress()).isEqualTo("0 lines (0%)");
            lines.next();
            assertThat(lines.progress()).isEqualTo("1 lines (25%)");
            while (lines.next() != null) {}
            assertThat(lines.progress()).isEqualTo("4 lines (100%)");
        }
    }

    @Test
    void only_the_last_file_is_followed() throws Exception {
        FakeTicker ticker = new FakeTicker();
        Path last = directory.resolve("last");
        try (MultiFileReader lines =
                MultiFileReader.followingLast(List.of(file("a", "1\n"), new TextFile(last.toString())), ticker)) {
            ticker.onSleep(() -> file("last", "2\n"));

            assertThat(List.of(text(lines), text(lines))).containsExactly("1", "2");
            assertThat(lines.progress()).isEqualTo("2 lines");
        }
    }

    @Test
    void an_unreadable_file_is_rejected_by_name() {
        assertThatThrownBy(() -> new TextFile("no/such.log").requireReadable())
                .isInstanceOf(UsageException.class)
                .hasMessage("There is no file no/such.log");
        assertThatThrownBy(() -> new TextFile(directory.toString()).requireReadable())
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> TextFile.inMemory("match 1", new byte[0]).requireFollowable())
                .hasMessageContaining("Only a file can be followed");
    }

    private static String text(MultiFileReader lines) throws Exception {
        return Objects.requireNonNull(lines.next()).text();
    }

    private TextFile file(String name, String content) {
        try {
            return new TextFile(
                    Files.writeString(directory.resolve(name), content).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
