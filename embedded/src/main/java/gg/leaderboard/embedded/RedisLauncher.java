package gg.leaderboard.embedded;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts a redis-server in a directory. */
final class RedisLauncher {

    private static final String CONFIGURATION = "redis.conf";
    private static final Duration FORK = Duration.ofSeconds(10);
    private static final Duration LOAD = Duration.ofMinutes(5);
    private static final Duration REPAIR = Duration.ofMinutes(5);

    private final Path directory;
    private final String password;
    private final RedisChoice choice;
    private final List<String> configuration;
    private final Path program;
    private final Path pidFile;
    private final LogFile log;

    /**
     * @param password empty for none
     * @param configuration further lines of the configuration
     */
    RedisLauncher(Path directory, String password, RedisChoice choice, List<String> configuration) {
        this.directory = directory;
        this.password = password;
        this.choice = choice;
        this.configuration = configuration;
        this.program = directory.resolve("bin/redis-server");
        this.pidFile = directory.resolve("redis.pid");
        this.log = new LogFile(directory.resolve("redis.log"));
    }

    EmbeddedRedis start(int port) throws IOException, InterruptedException {
        RedisBinary binary = RedisBinary.of(choice, Objects.requireNonNullElse(System.getenv("PATH"), ""));
        Files.createDirectories(program.resolveSibling(""));
        endLeftover();
        new RedisDataVersion(directory).require(binary);
        int claimed = Ports.claim("Redis", port);
        binary.unpackAs(program);
        repair(directory, binary);
        configure();
        return new EmbeddedRedis(new EmbeddedRedis.Settings(directory, claimed), launch(claimed), binary.description());
    }

    private void endLeftover() throws IOException, InterruptedException {
        Optional<ServerProcess> leftover = ServerProcess.find(pidFile, program);
        if (leftover.isPresent()) {
            leftover.get().stop();
        }
        Files.deleteIfExists(pidFile);
    }

    // Not an argument, which other users could see in the list of processes.
    private void configure() throws IOException {
        String login = password.isEmpty() ? "" : "requirepass \"" + password + "\"\n";
        PrivateFile.write(directory.resolve(CONFIGURATION), login + String.join("\n", configuration) + "\n");
    }

    private ServerProcess launch(int port) throws IOException, InterruptedException {
        ProcessBuilder server = new ProcessBuilder(command(port))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.path().toFile()));
        UnpackedProgram.start(server).waitFor();
        // The pid file is written before the data is loaded, so it exists even if the server has already ended.
        Polling.until(() -> pidFile.toFile().length() > 0, FORK);
        ServerProcess process = ServerProcess.find(pidFile, program).orElseThrow(() -> log.failureOf("Redis"));
        Polling.until(() -> answers(port) || !process.isRunning(), LOAD);
        if (!process.isRunning()) {
            throw log.failureOf("Redis");
        }
        return process;
    }

    // Paths are relative to the working directory, whose name may contain any character. As a daemon it has its own
    // session. Otherwise Ctrl-C in the terminal would stop it before the services that still write to it.
    private List<String> command(int port) {
        Stream<String> words = String.format(
                        Locale.ROOT,
                        """
                        --bind %s --port %d --pidfile %s --logfile %s --daemonize yes
                        --appendonly yes --appendfsync everysec --aof-load-truncated no
                        --maxmemory-policy noeviction --repl-diskless-sync-delay 0""",
                        Ports.HOST,
                        port,
                        pidFile.getFileName(),
                        log.path().getFileName())
                .lines()
                .flatMap(line -> Stream.of(line.split(" ")));
        return Stream.concat(Stream.of(program.toString(), CONFIGURATION, "--save", ""), words)
                .toList();
    }

    // Whether it has loaded its data and accepts commands.
    private boolean answers(int port) {
        String login = password.isEmpty() ? "" : "AUTH " + password + "\r\n";
        String expected = password.isEmpty() ? "+PONG" : "+OK\r\n+PONG";
        try (Socket socket = new Socket()) {
            socket.connect(Ports.loopback(port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write((login + "PING\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(expected.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(expected);
        } catch (IOException e) {
            return false;
        }
    }

    /** @param directory Redis's working directory */
    private static void repair(Path directory, RedisBinary binary) throws IOException, InterruptedException {
        Path manifest = directory.resolve("appendonlydir/appendonly.aof.manifest");
        if (Files.exists(manifest)) {
            Path checker = binary.unpackAs(directory.resolve("bin/redis-check-aof"));
            Path report = directory.resolve("redis-check-aof.log");
            Process check = UnpackedProgram.start(new ProcessBuilder(checker.toString(), "--fix", manifest.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile()));
            confirm(check);
            if (!check.waitFor(REPAIR.toSeconds(), TimeUnit.SECONDS) || check.exitValue() != 0) {
                check.destroyForcibly();
                throw new IOException("The append-only file cannot be repaired; see " + report + ". To rebuild the"
                        + " standings from Kafka, delete " + directory);
            }
        }
    }

    // redis-check-aof prompts "Continue? [y/N]" before it truncates. If the file is valid, it may exit without reading
    // input.
    private static void confirm(Process check) {
        try (var answer = check.getOutputStream()) {
            answer.write("y\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            check.onExit().join();
        }
    }
}
