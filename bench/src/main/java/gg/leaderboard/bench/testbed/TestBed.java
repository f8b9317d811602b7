package gg.leaderboard.bench.testbed;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.embedded.RedisChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Starts the processes of a run in a temporary directory. When the JVM ends, also by Ctrl-C, it kills all of them and
 * deletes the directory.
 */
public final class TestBed {

    // The same values as in Kafka's start script.
    // A heap as large as the machine allows would hide a leak for hours.
    private static final String HEAP = "-Xmx256m";
    private static final List<String> BROKER_MEMORY = List.of("-Xms1g", "-Xmx1g");

    private static final RedisChoice REDIS =
            RedisChoice.valueOf(System.getProperty("leaderboard.redis", "auto").toUpperCase(Locale.ROOT));

    private static final Path OWN =
            Path.of(System.getProperty("java.class.path")).toAbsolutePath();

    private final Path directory;
    private final Deque<Runnable> killings = new ArrayDeque<>();
    private boolean ending;

    private TestBed(Path directory) {
        this.directory = directory;
    }

    public static TestBed open() {
        try {
            TestBed bed = new TestBed(Files.createTempDirectory("leaderboard-bench-"));
            Runtime.getRuntime().addShutdownHook(new Thread(bed::end, "end of " + bed.directory));
            return bed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a broker in its own JVM. */
    public Broker startBroker() {
        List<String> arguments = new ArrayList<>(BROKER_MEMORY);
        arguments.addAll(List.of("-jar", ownJar().toString(), BrokerMain.COMMAND));
        arguments.add("--directory=" + directory.resolve("kafka"));
        Jvm jvm = start(arguments, Redirect.PIPE, "broker.log");
        return new Broker(jvm, jvm.firstLine());
    }

    /** Starts a service from the released jar, with the heap of a small container unless {@code jvmOptions} sets another. */
    public Jvm startService(String module, List<String> arguments, String... jvmOptions) {
        List<String> command = new ArrayList<>(List.of(HEAP));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-jar", jarOf(module).toString()));
        command.addAll(arguments);
        Path log = file(module + ".log");
        return start(command, Redirect.appendTo(log.toFile()), module + ".log");
    }

    /** Starts an api and returns when it is ready. */
    public ApiProcess startApi(Broker broker, Redis redis, List<String> settings, String... jvmOptions)
            throws Exception {
        return ApiProcess.start(this, broker, redis, settings, jvmOptions);
    }

    public Jvm startProcessor(Broker broker, Redis redis, List<String> settings) {
        return startService("processor", ApiProcess.arguments(broker, redis, 0, settings));
    }

    /** Starts the whole system and returns when it is ready. */
    public Standalone startStandalone(List<String> settings) throws Exception {
        return Standalone.start(this, directory.resolve("data"), settings);
    }

    /** Starts an empty Redis in its own directory. The system property {@code leaderboard.redis} chooses the program. */
    public synchronized Redis startRedis(String name) {
        checkNotEnding();
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve(name)), "", REDIS);
        killings.push(redis::kill);
        return new Redis(redis);
    }

    /** Starts an empty PostgreSQL. */
    public synchronized EmbeddedPostgres startPostgres() {
        checkNotEnding();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory.resolve("postgres")));
        killings.push(postgres::kill);
        return postgres;
    }

    /** Starts an archive on {@code port}. */
    public Jvm startArchive(Broker broker, Redis redis, EmbeddedPostgres postgres, int port, List<String> settings) {
        List<String> arguments = ApiProcess.arguments(broker, redis, port, settings);
        arguments.add("--spring.datasource.url=" + postgres.url());
        arguments.add("--spring.datasource.username=" + EmbeddedPostgres.USER);
        return startService("archive", arguments);
    }

    /** Returns a free port. */
    public static int freePort() {
        return ApiProcess.freePort();
    }

    /** Returns a file that is deleted with everything else. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    // Synchronized, like the shutdown: a process that is being started at Ctrl-C is not left running.
    private synchronized Jvm start(List<String> arguments, Redirect output, String log) {
        checkNotEnding();
        Jvm jvm = Jvm.start(arguments, output, file(log));
        killings.push(jvm::kill);
        return jvm;
    }

    private void checkNotEnding() {
        if (ending) {
            throw new CancellationException("the run is ending");
        }
    }

    private synchronized void end() {
        ending = true;
        killings.forEach(Runnable::run);
        Directories.delete(directory);
    }

    /** Returns the jar that this JVM was started with. */
    private static Path ownJar() {
        if (!OWN.toString().endsWith("-exec.jar")) {
            throw new IllegalStateException("start the benchmarks with java -jar bench/target/bench-…-exec.jar");
        }
        return OWN;
    }

    /** Returns the jar of a service, such as {@code processor}, that users run. */
    private static Path jarOf(String module) {
        Path own = ownJar();
        String name = own.getFileName().toString().replaceFirst("^bench-", module + "-");
        Path jar = own.resolve("../../..")
                .resolve(module)
                .resolve("target")
                .resolve(name)
                .normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "there is no " + jar + "; ./mvnw -q package -DskipTests -pl bench," + module + " -am builds it");
        }
        return jar;
    }
}
