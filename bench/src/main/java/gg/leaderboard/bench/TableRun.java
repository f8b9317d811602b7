package gg.leaderboard.bench;

import gg.leaderboard.bench.testbed.MachineInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The {@code table} run: the other runs several times, each in its own JVM, and one table of all figures that have a target.
 * Ratios compare with a limit that is measured in the same run.
 */
final class TableRun {

    private static final List<List<String>> RUNS = List.of(
            List.of("drain"),
            List.of("archive"),
            List.of("latency"),
            List.of("latency", "--rate=10000"),
            List.of("submit"),
            List.of("ingest"),
            List.of("reads", "--players=1000000,30000000"),
            List.of("crowd", "--clients=10000", "--duration=1m", "--heap=768m"),
            List.of("limits", "--keys"),
            List.of("observability"));

    private final Options options;
    private final List<String> settings;

    TableRun(CommandLine line) {
        this.options = line.options(Options.class);
        this.settings = line.serviceArguments();
    }

    /** Returns whether every result was right and, with {@code --assert}, the median of each figure reaches its target. */
    boolean run() throws IOException, InterruptedException {
        Path file = Files.createTempFile("leaderboard-bench-", ".figures");
        try {
            boolean right = true;
            for (int i = 0; i < options.runs(); i++) {
                for (List<String> run : chosen()) {
                    System.err.printf(Locale.ROOT, "%d of %d: %s%n", i + 1, options.runs(), String.join(" ", run));
                    right &= start(run, file);
                }
            }
            return print(rows(file)) && right;
        } finally {
            Files.delete(file);
        }
    }

    private List<List<String>> chosen() {
        return options.only().isEmpty()
                ? RUNS
                : RUNS.stream()
                        .filter(run -> options.only().contains(run.get(0)))
                        .toList();
    }

    private boolean start(List<String> run, Path figures) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-D" + Report.FIGURES + "=" + figures,
                "-D" + Report.RUN + "=" + String.join(" ", run),
                "-jar",
                System.getProperty("java.class.path")));
        command.addAll(run);
        command.addAll(settings);
        // What the run prints explains its figures.
        return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor()
                == 0;
    }

    private static Map<String, List<Figure>> rows(Path file) throws IOException {
        Map<String, List<Figure>> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            Figure figure = Figure.parse(line);
            rows.computeIfAbsent(figure.run() + ": " + figure.what(), what -> new ArrayList<>())
                    .add(figure);
        }
        return rows;
    }

    private boolean print(Map<String, List<Figure>> rows) {
        System.out.println();
        System.out.println(MachineInfo.describe());
        System.out.println();
        System.out.println("| work | median of " + options.runs() + " | lowest – highest | aim |");
        System.out.println("|---|---|---|---|");
        boolean met = true;
        for (Map.Entry<String, List<Figure>> row : rows.entrySet()) {
            List<Figure> sorted = row.getValue().stream().sorted().toList();
            Figure median = sorted.get(sorted.size() / 2);
            met &= median.met();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s – %s | %s, %s |%n",
                    row.getKey(),
                    median.text(),
                    sorted.get(0).text(),
                    sorted.get(sorted.size() - 1).text(),
                    median.aim(),
                    median.met() ? "met" : "**missed**");
        }
        return met || !options.checkAims();
    }

    /**
     * @param runs how often each run is repeated; the medians count
     * @param only the names of runs; all if it is empty
     * @param checkAims whether a missed target fails the run
     */
    record Options(
            @DefaultValue("5") int runs,
            @DefaultValue List<String> only,
            @Name("assert") @DefaultValue("false") boolean checkAims) {}
}
