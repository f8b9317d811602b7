package gg.leaderboard.attack.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The documented table of calls and roles. */
final class CallTable {

    private static final String BEGIN = "<!-- calls: read by CallRolesTest -->\n";
    private static final String END = "<!-- end of calls -->\n";

    private final List<Row> rows;

    /** @param document the text of docs/SECURITY.md */
    CallTable(String document) {
        List<List<String>> lines = document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END))
                .lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        rows = lines.stream().skip(2).map(line -> Row.of(lines.get(0), line)).toList();
    }

    /** The row of a call; empty if the table does not have it. */
    Optional<Row> find(String method, String path) {
        String named = method.equals("HEAD") ? "GET" : method;
        return rows.stream()
                .filter(row ->
                        row.method.equals(named) && row.path.matcher(path).matches())
                .findFirst();
    }

    /** @param cells by the heading of the column: yes, own …, or empty */
    record Row(String method, Pattern path, Map<String, String> cells) {

        static Row of(List<String> headings, List<String> line) {
            String[] call = line.get(1).replace("`", "").split(" ", 2);
            String path = Arrays.stream(call[1].split("(?<=})|(?=\\{)", -1))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .collect(Collectors.joining());
            Map<String, String> cells = new HashMap<>();
            for (int i = 2; i < headings.size() - 1; i++) {
                cells.put(headings.get(i), line.get(i));
            }
            return new Row(call[0], Pattern.compile(path), cells);
        }

        String cell(String role) {
            return cells.getOrDefault(role, "");
        }
    }
}
