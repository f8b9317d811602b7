package gg.leaderboard.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of calls and boards by role in docs/SECURITY.md. */
final class RoleTable {

    private static final Path DOCUMENT = Path.of("../docs/SECURITY.md");
    private static final String CALLS = "<!-- calls: read by CallRolesTest -->\n";
    private static final String BOARDS = "<!-- boards: read by BoardAccessTest -->\n";
    private static final String END = "<!-- end of ";

    private RoleTable() {}

    /**
     * A row of the table.
     *
     * @param call method and path pattern; in the table of boards, reads or scores and the field of the board
     * @param cells by the heading of the column: yes, own …, or empty
     */
    record Row(String call, Map<String, String> cells) {

        String method() {
            return call.substring(0, call.indexOf(' '));
        }

        String pattern() {
            return call.substring(call.indexOf(' ') + 1);
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The table of calls. */
    static List<Row> rows() {
        return rows(CALLS).stream()
                .map(row -> new Row(row.call().replace("`", ""), row.cells()))
                .toList();
    }

    /** The table of boards. */
    static List<Row> rowsOfBoards() {
        return rows(BOARDS);
    }

    private static List<Row> rows(String begin) {
        String document = read();
        int first = document.indexOf(begin) + begin.length();
        List<List<String>> lines = document.substring(first, document.indexOf(END, first))
                .lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        List<String> headings = lines.get(0);
        return lines.stream().skip(2).map(line -> row(headings, line)).toList();
    }

    private static Row row(List<String> headings, List<String> line) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 2; i < headings.size() - 1; i++) {
            cells.put(headings.get(i), line.get(i));
        }
        return new Row(line.get(1), cells);
    }

    private static String read() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
