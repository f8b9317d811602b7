package gg.leaderboard.producer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parsed command line: {@link Option}s, files, and Spring's properties, which are the options with a dot in their name.
 */
final class CommandLine {

    // An argument that begins with a dash is an option, unless it is a number or standard input.
    private static final Pattern VALUE = Pattern.compile("-?|-[\\d.].*|[^-].*", Pattern.DOTALL);

    private final Map<Option, List<String>> options = new EnumMap<>(Option.class);
    private final List<String> properties = new ArrayList<>();

    private CommandLine() {}

    static boolean hasHelpOption(String... args) {
        return Arrays.stream(args).anyMatch(arg -> arg.equals("--help") || arg.equals("-h"));
    }

    /**
     * Converts {@code args} to arguments for Spring.
     *
     * @param sourceInEnvironment the source in the environment, or null
     * @throws UsageException for an unknown option, a missing value, or an option of another source
     */
    static String[] parse(@Nullable String sourceInEnvironment, String... args) {
        CommandLine line = new CommandLine();
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            line.read(rest.next(), rest);
        }
        line.checkSource(sourceInEnvironment == null ? "simulator" : sourceInEnvironment);
        line.options.forEach(line::addProperties);
        return line.properties.toArray(String[]::new);
    }

    private void read(String arg, Iterator<String> rest) {
        if (!arg.startsWith("-") || arg.equals("-")) {
            add(Option.FILE, arg);
            return;
        }
        String[] parts = arg.replaceFirst("^--?", "").split("=", 2);
        if (parts[0].contains(".")) {
            properties.add(arg.replaceFirst("^-?-", "--"));
            return;
        }
        Option option = Option.named(parts[0])
                .orElseThrow(() -> new UsageException("There is no option " + arg + "; --help lists all"));
        if (parts.length == 2) {
            add(option, parts[1]);
        } else if (option.isFlag()) {
            add(option, "true");
        } else {
            add(option, value(option, rest));
        }
    }

    private static String value(Option option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "-?";
        if (VALUE.matcher(value).matches()) {
            return value;
        }
        throw new UsageException(option + " needs a value: " + option.usage());
    }

    private void add(Option option, String value) {
        List<String> values = options.computeIfAbsent(option, o -> new ArrayList<>());
        values.add(value);
        if (values.size() > 1 && !option.mayBeRepeated()) {
            throw new UsageException(option + " is given twice");
        }
    }

    // Spring would silently ignore the option, and the simulator would run instead.
    private void checkSource(String defaultSource) {
        String prefix = "--leaderboard.producer.source=";
        String source = properties.stream()
                .filter(property -> property.startsWith(prefix))
                .map(property -> property.substring(prefix.length()))
                .findFirst()
                .orElseGet(() -> options.getOrDefault(Option.SOURCE, List.of(defaultSource))
                        .get(0));
        for (Option option : options.keySet()) {
            if (!option.sources().isEmpty() && !option.sources().contains(source)) {
                throw new UsageException(
                        option + " is for --source=" + String.join(" or ", option.sources()) + ", not " + source);
            }
        }
    }

    private void addProperties(Option option, List<String> values) {
        for (String property : option.properties()) {
            for (int i = 0; i < values.size(); i++) {
                String index = option.mayBeRepeated() ? "[" + i + "]" : "";
                properties.add("--" + property + index + "=" + values.get(i));
            }
        }
    }

    static String help() {
        StringBuilder help = new StringBuilder("Sends game events to Kafka.\n\n");
        String heading = "";
        for (Option option : Option.values()) {
            String next =
                    option.sources().isEmpty() ? "All sources" : "--source=" + String.join(", ", option.sources());
            if (!next.equals(heading)) {
                help.append(heading.isEmpty() ? "" : "\n").append(next).append(":\n");
                heading = next;
            }
            help.append(option.help());
        }
        return help.append(EXAMPLES).toString();
    }

    private static final String EXAMPLES = """

            One dash is the same as two, and a space the same as "=": -players 1000. Spring properties are also accepted:
            --spring.kafka.security.protocol=SASL_SSL. Points of an action: --leaderboard.producer.scoring.headshot=150;
            the other actions are kill, assist, flash-assist, objective-capture and objective-defend.

            Environment variables: LEADERBOARD_PRODUCER_SOURCE, _RATE, _TOPIC, _BATCH. Options of one source contain its name:
            LEADERBOARD_PRODUCER_SIMULATOR_PLAYERS, LEADERBOARD_PRODUCER_LOG_FILES, LEADERBOARD_PRODUCER_NDJSON_MAPPING.

            Exit code: 0 if Kafka has all events; 1 if it does not, if a line of ndjson was not an event, or if a log contained
            no events; 2 if the producer could not start. At the end of its source the producer waits while Kafka is away.

            Examples:
              java -jar producer.jar --rate=1000 --players=100000 --duration=1m
              java -jar producer.jar --source=scores --leaderboard=battle-royale --players=1000 --rate=200
              java -jar producer.jar --source=log --match=1 --speed=60 --ends-now
              java -jar producer.jar --source=log --follow /srv/cs2/game/csgo/logs/latest.log
              java -jar producer.jar --source=ndjson events.ndjson
              java -jar producer.jar --source=ndjson --mapping=telemetry.json telemetry.ndjson
              tail -n 100 events.ndjson | java -jar producer.jar --source=ndjson -
            """;
}
