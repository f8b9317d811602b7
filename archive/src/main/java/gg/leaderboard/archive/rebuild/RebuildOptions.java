package gg.leaderboard.archive.rebuild;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was asked for on the command line.
 *
 * @param board whose rules change; null to fold everything by the rules that it has
 * @param rules name → value, as the archive takes them
 * @param switchesOver whether the result takes the place of the standings at once
 * @param switchesBack whether the standings of before are to be read again, and nothing else
 */
record RebuildOptions(URI url, @Nullable String board, Map<String, String> rules, boolean switchesOver, boolean switchesBack) {

    static final String HELP = """
            rebuild [--board=ID --update-mode=best|increment|replace --sort-order=desc|asc] [--switch]
            rebuild --switch-back

            Folds the whole log anew beside the standings, by other rules for one board or, without --board, by the same,
            and shows who differs. With --switch the result takes the place of the standings; without, it follows them until
            somebody says so: POST /api/v1/admin/rebuild/switch, or DELETE /api/v1/admin/rebuild to throw it away.

            --url=http://localhost:8002    where the archive answers
            """;

    private static final Set<String> FLAGS = Set.of("switch", "switch-back");
    private static final Set<String> VALUES = Set.of("url", "board", "update-mode", "sort-order");

    /** @throws IllegalArgumentException naming what is wrong */
    static RebuildOptions parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = argument.substring(0, equals < 0 ? argument.length() : equals)
                    .replaceFirst("^--", "");
            if (!argument.startsWith("--") || !(equals < 0 ? FLAGS : VALUES).contains(name)) {
                throw new IllegalArgumentException(argument + " is no option");
            }
            given.put(name, argument.substring(equals + 1));
        }
        Map<String, String> rules = new HashMap<>();
        for (String rule : new String[] {"update-mode", "sort-order"}) {
            if (given.containsKey(rule)) {
                rules.put(rule.replace('-', '_'), given.get(rule));
            }
        }
        boolean switchesBack = given.containsKey("switch-back");
        if (given.containsKey("board") == rules.isEmpty()) {
            throw new IllegalArgumentException("--board and one of --update-mode and --sort-order need each other");
        }
        if (switchesBack && (given.containsKey("board") || given.containsKey("switch"))) {
            throw new IllegalArgumentException("--switch-back goes with no other option than --url");
        }
        return new RebuildOptions(
                URI.create(given.getOrDefault("url", "http://localhost:8002")),
                given.get("board"),
                rules,
                given.containsKey("switch"),
                switchesBack);
    }

    /** What the archive is asked for. */
    String request() {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        if (board != null) {
            ObjectNode rulesOfBoard = request.putObject("boards").putObject(board);
            rules.forEach(rulesOfBoard::put);
        }
        return request.toString();
    }
}
