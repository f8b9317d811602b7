package gg.leaderboard.bench.testbed;

import gg.leaderboard.embedded.EmbeddedRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A running Redis with a connection for queries. */
public final class Redis implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final EmbeddedRedis server;
    private final RedisClient client;
    private final RedisCommands<String, String> commands;

    Redis(EmbeddedRedis server) {
        this.server = server;
        this.client = RedisClient.create(RedisURI.builder()
                .withHost(server.host())
                .withPort(server.port())
                .withTimeout(TIMEOUT)
                .build());
        this.commands = client.connect().sync();
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    /** Returns the version, the allocator and the origin of the program. */
    public String description() {
        return server.description();
    }

    /** Returns the append-only file, if it was never rewritten. */
    public Path appendOnlyFile() {
        return server.settings().directory().resolve("appendonlydir/appendonly.aof.1.incr.aof");
    }

    public RedisCommands<String, String> commands() {
        return commands;
    }

    /** Opens a further connection. */
    public StatefulRedisConnection<String, String> connect() {
        return client.connect();
    }

    /** Returns a section of INFO. */
    public Map<String, String> info(String section) {
        return commands.info(section)
                .lines()
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1].strip()));
    }

    ProcessHandle handle() {
        return ProcessHandle.of(server.pid()).orElseThrow();
    }

    /** Stops Redis and deletes its data. */
    @Override
    public void close() {
        client.shutdown();
        server.kill();
        Directories.delete(server.settings().directory());
    }
}
