package gg.leaderboard.bench.testbed;

import gg.leaderboard.bench.CommandLine;
import gg.leaderboard.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs the broker in its own JVM, so that its CPU time is counted separately. Prints its address and exits when
 * standard input ends.
 */
public final class BrokerMain {

    public static final String COMMAND = "broker";

    private BrokerMain() {}

    public static boolean run(CommandLine line) throws IOException {
        Path directory = line.options(Options.class).directory();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory))) {
            System.out.println(kafka.bootstrapServers());
            while (System.in.read() >= 0) {
                // The parent process holds the other end, which closes even if that JVM is killed.
            }
        }
        return true;
    }

    record Options(Path directory) {}
}
