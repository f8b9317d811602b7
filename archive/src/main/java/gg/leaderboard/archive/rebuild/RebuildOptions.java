package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.web.ArchiveRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Options of the command line.
 *
 * @param authorities PEM file with the certificates to trust; null for those that Java trusts
 * @param board whose rules change; null to fold all boards by their current rules
 * @param rules name → value, as in the request to the archive
 * @param switchesOver whether to switch to the result once it has caught up
 * @param switchesBack whether only to switch back to the previous standings
 */
record RebuildOptions(
        URI url,
        @Nullable Path authorities,
        @Nullable String board,
        Map<String, String> rules,
        boolean switchesOver,
        boolean switchesBack) {

    static final String HELP = """
            rebuild [--board=ID --update-mode=best|increment|replace --sort-order=desc|asc] [--switch]
            rebuild --switch-back

            Folds the whole log again into a second database, by other rules for one board or, without --board, by the same
            rules, and lists the differences. With --switch the result replaces the standings. Without it, the result follows the
            log until POST /api/v1/admin/rebuild/switch switches to it or DELETE /api/v1/admin/rebuild drops it.

            --url=http://localhost:8002    where the archive answers
            --ca=FILE                      PEM file with the certificates to trust at an https address
            """ + ArchiveRequest.HELP;

    private static final Set<String> FLAGS = Set.of("switch", "switch-back");
    private static final Set<String> VALUES = Set.of("url", "ca", "board", "update-mode", "sort-order");

    /** @throws IllegalArgumentException that names the wrong option */
    static RebuildOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = argument.substring(0, equals < 0 ? argument.length() : equals)
                    .replaceFirst("^--", "");
            if (!argument.startsWith("--") || !(equals < 0 ? FLAGS : VALUES).contains(name)) {
                throw new IllegalArgumentException(argument + " is not an option");
            }
            values.put(name, argument.substring(equals + 1));
        }
        Map<String, String> rules = new HashMap<>();
        for (String rule : new String[] {"update-mode", "sort-order"}) {
            if (values.containsKey(rule)) {
                rules.put(rule.replace('-', '_'), values.get(rule));
            }
        }
        boolean switchesBack = values.containsKey("switch-back");
        if (values.containsKey("board") == rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "--board requires --update-mode or --sort-order, and each of these requires --board");
        }
        if (switchesBack && (values.containsKey("board") || values.containsKey("switch"))) {
            throw new IllegalArgumentException("--switch-back can be combined only with --url and --ca");
        }
        String authorities = values.get("ca");
        return new RebuildOptions(
                URI.create(values.getOrDefault("url", "http://localhost:8002")),
                authorities == null ? null : Path.of(authorities),
                values.get("board"),
                rules,
                values.containsKey("switch"),
                switchesBack);
    }

    /** The body of the request to the archive. */
    String request() {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        if (board != null) {
            ObjectNode rulesOfBoard = request.putObject("boards").putObject(board);
            rules.forEach(rulesOfBoard::put);
        }
        return request.toString();
    }
}
