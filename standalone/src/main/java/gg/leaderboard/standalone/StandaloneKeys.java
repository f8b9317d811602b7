package gg.leaderboard.standalone;

import gg.leaderboard.api.keys.KeysCommand;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The command {@code keys} for the embedded Kafka, which may require a password. */
final class StandaloneKeys {

    private static final String PASSWORDS = "--passwords";
    private static final String PASSWORDS_PROPERTY = "--leaderboard.passwords=true";
    private static final String DATA = "--leaderboard.data=";
    private static final String HELP = """

            --passwords                  log in with the password in DIR/passwords
            --leaderboard.data=DIR       the directory of all data (default: data)
            """;

    private StandaloneKeys() {}

    /**
     * Runs the command to its end.
     *
     * @param arguments {@link KeysCommand#NAME} first
     * @return as {@link KeysCommand#run}
     */
    static int run(PrintStream out, PrintStream err, Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        boolean passwords = all.removeIf(argument -> argument.equals(PASSWORDS) || argument.equals(PASSWORDS_PROPERTY))
                || Boolean.parseBoolean(environment.get("LEADERBOARD_PASSWORDS"));
        try {
            if (passwords) {
                String data = all.stream()
                        .filter(argument -> argument.startsWith(DATA))
                        .map(argument -> argument.substring(DATA.length()))
                        .findFirst()
                        .orElseGet(() -> environment.getOrDefault("LEADERBOARD_DATA", "data"));
                Passwords.read(DataPath.of(data).resolve(Passwords.FILE))
                        .ofKafkaClients()
                        .forEach((name, value) -> all.add("--" + name + "=" + value));
            }
        } catch (CannotStartException e) {
            err.println(e.getMessage());
            return 1;
        }
        int status = KeysCommand.run(out, err, all.toArray(String[]::new));
        if (all.contains("--help")) {
            out.print(HELP);
        }
        return status;
    }
}
