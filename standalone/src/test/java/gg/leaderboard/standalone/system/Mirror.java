package gg.leaderboard.standalone.system;

import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.mirror.MirrorMaker;

/** MirrorMaker 2 in its own process, with the configuration in docs/REGIONS.md. It stops as if it were killed. */
final class Mirror implements AutoCloseable {

    private static final Path DOCUMENT = Path.of("../docs/REGIONS.md");

    private static final List<String> ONE_BROKER_AND_SHORT_WAITS = List.of(
            "replication.factor = 1",
            // Otherwise it reads all classes of the class path.
            "plugin.discovery = service_load",
            "east.plugin.discovery = service_load",
            "config.storage.replication.factor = 1",
            "offset.storage.replication.factor = 1",
            "status.storage.replication.factor = 1",
            "offset.storage.partitions = 1",
            "status.storage.partitions = 1",
            "east.heartbeat.interval.ms = 500",
            "east.session.timeout.ms = 6000",
            "east.scheduled.rebalance.max.delay.ms = 0",
            // It never commits, so after a restart it copies everything again.
            "east.offset.flush.interval.ms = 3600000");

    private final Path directory;
    private final Path console;
    private Process process;

    /** Creates the topics that the east lacks, and copies records from then on. */
    Mirror(Path directory, String west, String east) throws IOException {
        this.directory = Files.createDirectory(directory);
        this.console = directory.resolve("console.txt");
        Files.write(
                directory.resolve("mm2.properties"),
                Stream.of(
                                documented(),
                                List.of("west.bootstrap.servers = " + west, "east.bootstrap.servers = " + east),
                                ONE_BROKER_AND_SHORT_WAITS)
                        .flatMap(List::stream)
                        .toList());
        this.process = start();
    }

    private static List<String> documented() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .map(String::strip)
                .dropWhile(line -> !line.startsWith("# mm2.properties"))
                .takeWhile(line -> !line.isEmpty())
                .toList();
    }

    private Process start() throws IOException {
        List<String> command = JavaCommand.command(
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Mirror.class.getName(),
                "mm2.properties",
                "--clusters",
                "east");
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()))
                .start();
    }

    /** Runs MirrorMaker until standard input ends. The test's JVM holds the other end, which closes even if it is killed. */
    public static void main(String... arguments) {
        Thread parent = new Thread(Mirror::endWithParent, "end-with-parent");
        parent.setDaemon(true);
        parent.start();
        MirrorMaker.main(arguments);
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The parent has ended as well.
        }
        // Without its shutdown, in which it would commit.
        Runtime.getRuntime().halt(1);
    }

    void restart() throws IOException {
        close();
        process = start();
    }

    String output() throws IOException {
        return Files.readString(console);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
