package gg.leaderboard.log;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The command line of a service. It accepts Spring's properties, which have a dot in their name, and rejects everything else:
 * Spring would ignore a misspelled option, and the service would start.
 *
 * @param service its name: "api"
 * @param purpose a sentence for the usage
 * @param commands words that the service accepts as its first argument, with their own {@code --help}
 */
public record ServiceCommandLine(String service, String purpose, List<String> commands) {

    private static final int SUCCESS = 0;
    private static final int USAGE_ERROR = 2;

    private static final List<String> HELP = List.of("--help", "-h");
    private static final String VERSION = "--version";
    private static final Set<String> FLAGS_OF_SPRING = Set.of("debug", "trace");

    /**
     * Answers arguments with which the service must not start.
     *
     * @param args without a command
     * @return the exit code: 0 after the usage or the version, 2 for an unknown argument; empty to start the service
     */
    public OptionalInt answer(PrintStream out, PrintStream err, String... args) {
        if (Arrays.stream(args).anyMatch(HELP::contains)) {
            out.print(usage());
            return OptionalInt.of(SUCCESS);
        }
        Optional<String> unknown = Arrays.stream(args)
                .filter(arg -> !arg.equals(VERSION) && !isProperty(arg))
                .findFirst();
        if (unknown.isPresent()) {
            err.println(rejection(unknown.get()));
            return OptionalInt.of(USAGE_ERROR);
        }
        if (Arrays.asList(args).contains(VERSION)) {
            out.println(service + " " + Version.current());
            return OptionalInt.of(SUCCESS);
        }
        return OptionalInt.empty();
    }

    private static boolean isProperty(String arg) {
        if (!arg.startsWith("--")) {
            return false;
        }
        String name = arg.substring("--".length()).split("=", 2)[0];
        return name.contains(".") || FLAGS_OF_SPRING.contains(name);
    }

    private String rejection(String arg) {
        if (arg.startsWith("-")) {
            return "There is no option " + arg + "; see --help";
        }
        return commands.contains(arg)
                ? "The command " + arg + " must be the first argument; see --help"
                : "There is no command '" + arg + "'; see --help";
    }

    private String usage() {
        return """
                Usage: %s [--NAME=VALUE]...
                %s
                %s

                  --NAME=VALUE   sets a property, such as --spring.kafka.bootstrap-servers=kafka:9092
                  --version      prints the version and the commit
                  --help, -h     prints this text

                Each property is also an environment variable: SPRING_KAFKA_BOOTSTRAP_SERVERS. All properties are in
                docs/OPERATIONS.md of the sources.
                """.formatted(service, usageOfCommands(), purpose);
    }

    private String usageOfCommands() {
        return commands.isEmpty() ? "" : "       %s %s --help%n".formatted(service, String.join("|", commands));
    }
}
