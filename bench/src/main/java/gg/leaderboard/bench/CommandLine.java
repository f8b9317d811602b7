package gg.leaderboard.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * The command line, such as {@code drain --events=20000 --leaderboard.processor.concurrency=6}. Options with a dot are
 * passed to the services unchanged. A flag without a value means true.
 */
public final class CommandLine {

    private static final String OWN = "bench.";

    private final String command;
    private final Map<String, String> options = new LinkedHashMap<>();

    private CommandLine(String command) {
        this.command = command;
    }

    /** @throws IllegalArgumentException if an argument is not an option */
    static CommandLine of(String[] args) {
        CommandLine line = new CommandLine(args.length == 0 ? "help" : args[0]);
        Arrays.stream(args).skip(1).forEach(line::add);
        return line;
    }

    private void add(String argument) {
        if (!argument.startsWith("--")) {
            throw new IllegalArgumentException("options look like --name=value; was " + argument);
        }
        String[] parts = argument.substring(2).split("=", 2);
        String name = parts[0].contains(".") ? parts[0] : OWN + parts[0];
        options.put(name, parts.length == 2 ? parts[1] : "true");
    }

    String command() {
        return command;
    }

    /**
     * Returns the options of this run, with the defaults of {@code type}.
     *
     * @throws IllegalArgumentException if {@code type} lacks one of the options
     */
    public <T> T options(Class<T> type) {
        return bind("bench", type, new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }

    /** Returns the settings of a service, with the defaults of the service. */
    public <T> T settings(String prefix, Class<T> type) {
        return bind(prefix, type, BindHandler.DEFAULT);
    }

    private <T> T bind(String prefix, Class<T> type, BindHandler handler) {
        try {
            return new Binder(new MapConfigurationPropertySource(options))
                    .bindOrCreate(prefix, Bindable.of(type), handler);
        } catch (BindException e) {
            throw new IllegalArgumentException("cannot understand " + options + ": " + e.getCause(), e);
        }
    }

    /** Returns the options that are passed to the services unchanged. */
    public List<String> serviceArguments() {
        return options.entrySet().stream()
                .filter(option -> !option.getKey().startsWith(OWN))
                .map(option -> "--" + option.getKey() + "=" + option.getValue())
                .toList();
    }
}
