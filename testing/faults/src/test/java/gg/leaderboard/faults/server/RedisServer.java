package gg.leaderboard.faults.server;

import gg.leaderboard.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A Redis with an append-only file. */
public final class RedisServer implements Server {

    private final String name;
    private final List<String> configuration;
    private final Path data;
    private final Path copy;
    private final EmbeddedRedis.Settings settings;
    private EmbeddedRedis redis;

    /**
     * Starts it on a free port.
     *
     * @param configuration further lines of {@code redis.conf}
     */
    RedisServer(String name, Path directory, int port, List<String> configuration) {
        this.name = name;
        this.configuration = configuration;
        redis = EmbeddedRedis.start(new EmbeddedRedis.Settings(directory, port), configuration);
        settings = redis.settings();
        data = directory.resolve("appendonlydir");
        copy = directory.resolveSibling(name + "-copy");
    }

    int port() {
        return settings.port();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        if (!Signals.runs(redis.pid())) {
            redis = EmbeddedRedis.start(settings, configuration);
        }
    }

    @Override
    public synchronized void kill() {
        redis.kill();
    }

    @Override
    public synchronized void freeze() {
        Signals.send("STOP", redis.pid());
    }

    @Override
    public synchronized void resume() {
        Signals.send("CONT", redis.pid());
    }

    /** Copies the append-only file while the server writes it. */
    public synchronized void copy() {
        copyAll(data, copy);
    }

    /** Kills the server and restores the last copy. The server has then lost everything since. */
    public synchronized void rollBack() {
        kill();
        copyAll(copy, data);
    }

    /** Kills the server and cuts off the last bytes that it wrote. */
    public synchronized void tear(int bytes) {
        kill();
        Path newest = list(data).stream()
                .filter(file -> file.toString().endsWith(".incr.aof"))
                .max(Comparator.comparing(file -> file.toFile().lastModified()))
                .orElseThrow();
        try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
            file.setLength(Math.max(0, file.length() - bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyAll(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (Path old : list(to)) {
                Files.delete(old);
            }
            for (Path file : list(from)) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
