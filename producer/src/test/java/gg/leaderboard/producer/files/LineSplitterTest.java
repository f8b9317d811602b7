package gg.leaderboard.producer.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {

    private final LineSplitter splitter = new LineSplitter();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void lines_do_not_depend_on_the_chunks_in_which_they_arrive(int size) {
        byte[] text = "Ærø\r\n\nlast one".getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < text.length; from += size) {
            int length = Math.min(size, text.length - from);
            byte[] piece = new byte[size];
            System.arraycopy(text, from, piece, 0, length);
            splitter.add(piece, length);
        }
        splitter.end();

        assertThat(lines()).extracting(Line::text).containsExactly("Ærø", "", "last one");
    }

    @Test
    void lines_are_counted_from_one() {
        add("a\nb\nc\n");

        assertThat(lines()).extracting(Line::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_line_is_complete_only_with_its_end() {
        add("half a li");
        assertThat(lines()).isEmpty();

        add("ne\n");
        assertThat(lines()).extracting(Line::text).containsExactly("half a line");
    }

    @Test
    void a_line_without_an_end_uses_bounded_memory() {
        for (int i = 0; i < 40; i++) {
            add("x".repeat(100_000));
        }
        add("\nnext\n");

        List<Line> lines = lines();
        assertThat(lines).extracting(Line::isWhole).containsExactly(false, true);
        assertThat(lines.get(0).bytes()).hasSize(LineSplitter.MAX_BYTES);
        assertThat(lines.get(1).text()).isEqualTo("next");
    }

    @Test
    void ids_depend_on_the_files_first_line_the_number_the_text_and_the_type() {
        add("first\nsame\nsame\nother\n");
        List<Line> file = lines();
        splitter.restart();
        add("another first\nsame\n");
        Line elsewhere = lines().get(1);

        assertThat(List.of(
                        file.get(1).eventId("player_scored"),
                        file.get(1).eventId("player_died"),
                        file.get(2).eventId("player_scored"),
                        file.get(3).eventId("player_scored"),
                        elsewhere.eventId("player_scored")))
                .doesNotHaveDuplicates();
    }

    @Test
    void ids_are_the_same_for_the_same_line() {
        add("first\nsecond\n");
        Line once = lines().get(1);
        splitter.restart();
        add("first\r\nsecond");
        splitter.end();

        assertThat(lines().get(1).eventId("player_died")).isEqualTo(once.eventId("player_died"));
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        splitter.add(bytes, bytes.length);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Line line = splitter.poll(); line != null; line = splitter.poll()) {
            lines.add(line);
        }
        return lines;
    }
}
