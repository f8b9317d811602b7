package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings a redis-server up in a directory. */
final class RedisLauncher {

    private static final Duration FORK = Duration.ofSeconds(10);
    private static final Duration LOAD = Duration.ofMinutes(5);

    private final Path directory;
    private final Path program;
    private final Path pidFile;
    private final Path log;

    RedisLauncher(Path directory) {
        this.directory = directory;
        this.program = directory.resolve("bin/redis-server");
        this.pidFile = directory.resolve("redis.pid");
        this.log = directory.resolve("redis.log");
    }

    EmbeddedRedis start(int port) throws IOException, InterruptedException {
        RedisBinary binary = RedisBinary.ofThisMachine();
        Files.createDirectories(program.resolveSibling(""));
        endLeftover();
        int claimed = Ports.claim("Redis", port);
        binary.unpackAs(program);
        AppendOnlyFile.repair(directory, binary);
        return new EmbeddedRedis(new EmbeddedRedis.Settings(directory, claimed), launch(claimed));
    }

    private void endLeftover() throws IOException, InterruptedException {
        Optional<RedisProcess> leftover = RedisProcess.find(pidFile, program);
        if (leftover.isPresent()) {
            leftover.get().stop();
        }
        Files.deleteIfExists(pidFile);
    }

    private RedisProcess launch(int port) throws IOException, InterruptedException {
        new ProcessBuilder(command(port))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start()
                .waitFor();
        // Written before the data is loaded, so it is there even if the server has ended already.
        Waiting.until(() -> pidFile.toFile().length() > 0, FORK);
        RedisProcess process = RedisProcess.find(pidFile, program).orElseThrow(this::failed);
        Waiting.until(() -> process.answers(port) || !process.runs(), LOAD);
        if (!process.runs()) {
            throw failed();
        }
        return process;
    }

    // Paths are relative to the directory it is started in, whose name may hold anything. As a daemon it has a session
    // of its own: otherwise Ctrl-C in the terminal would stop it before those who still write to it.
    private List<String> command(int port) {
        String configuration = """
                --bind %s --port %d --pidfile %s --logfile %s --daemonize yes
                --appendonly yes --appendfsync everysec --aof-load-truncated no
                --maxmemory-policy noeviction""";
        Stream<String> words = configuration
                .formatted(Ports.HOST, port, pidFile.getFileName(), log.getFileName())
                .lines()
                .flatMap(line -> Stream.of(line.split(" ")));
        return Stream.concat(Stream.of(program.toString(), "--save", ""), words).toList();
    }

    private IllegalStateException failed() {
        return new IllegalStateException("Redis did not start in " + directory + ". Its log says:\n" + readLog());
    }

    private String readLog() {
        try {
            return Files.exists(log) ? Files.readString(log).strip() : "(nothing)";
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
