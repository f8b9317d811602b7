package gg.leaderboard.faults.server;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Three brokers, Redis, PostgreSQL, and any number of services, each as a separate process. No proxies are between them. */
public final class Fleet implements AutoCloseable {

    private static final int BROKERS = 3;

    private final Map<String, JavaServer> services = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Path logs;
    private final Brokers brokers;
    private final RedisServer redis;
    private final PostgresServer postgres;

    /**
     * Starts the servers.
     *
     * @param directory for the data and the logs
     */
    public Fleet(Path directory) throws IOException {
        logs = Files.createDirectories(directory.resolve("logs"));
        Path data = Files.createDirectories(directory.resolve("data"));
        brokers = new Brokers(data, logs, BROKERS, List.of(), (from, to, port) -> port, name -> Map.of());
        redis = new RedisServer("redis", data.resolve("redis"), 0, List.of());
        postgres = new PostgresServer(data.resolve("postgres"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::killAll, "end of " + directory));
        brokers.all().forEach(Server::start);
    }

    /**
     * Starts a service.
     *
     * @param name the module and a number, such as {@code processor-2}
     * @param options in addition to the addresses
     */
    public JavaServer start(String name, List<String> options) {
        JavaServer service = services.computeIfAbsent(
                name,
                unused -> new JavaServer(
                        name,
                        logs,
                        Stream.concat(command(name).stream(), options.stream()).toList(),
                        Map.of()));
        service.start();
        return service;
    }

    private List<String> command(String name) {
        String module = Layout.module(name);
        List<String> command = new ArrayList<>(List.of(
                "-Xmx256m",
                "-jar",
                Jars.find(module).toString(),
                "--server.address=" + Ports.HOST,
                "--server.port=" + port(name),
                "--spring.kafka.bootstrap-servers=" + bootstrapServers(),
                "--spring.data.redis.host=" + Ports.HOST,
                "--spring.data.redis.port=" + redis.port()));
        if (module.equals("archive")) {
            command.add("--spring.datasource.url=" + databaseUrl());
        }
        if (module.equals("api")) {
            command.add("--leaderboard.api.management-port=-1");
            command.add("--leaderboard.api.archive.url=" + url("archive-1"));
        }
        return command;
    }

    public JavaServer service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /** The address of a service, which need not run. */
    public String url(String name) {
        return "http://" + Ports.HOST + ":" + port(name);
    }

    public int port(String name) {
        return ports.computeIfAbsent(name, unused -> Ports.claim(name, 0));
    }

    public String bootstrapServers() {
        return brokers.bootstrapServers();
    }

    public int redisPort() {
        return redis.port();
    }

    public String databaseUrl() {
        return EmbeddedPostgres.url(postgres.port());
    }

    private void killAll() {
        services.values().forEach(Server::kill);
        brokers.all().forEach(Server::kill);
        redis.kill();
        postgres.kill();
    }

    @Override
    public void close() {
        killAll();
    }
}
