package gg.leaderboard.faults.server;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.Ports;
import gg.leaderboard.faults.schedule.Setup;
import gg.leaderboard.faults.server.TcpProxy.Mode;
import gg.leaderboard.standings.Shards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * All servers and services, each as separate processes. A service reaches each server through a proxy. The harness
 * itself reaches Kafka, Redis and PostgreSQL directly, and the apis through proxies.
 */
public final class World implements AutoCloseable {

    public static final List<String> APIS = List.of("api-1", "api-2");

    /** The connections of the harness to the apis start with this name. */
    private static final String CLIENT = "client";

    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Map<String, TcpProxy> proxies = new LinkedHashMap<>();
    private final Map<String, Disk> disks = new LinkedHashMap<>();
    private final Map<String, FakeClock> clocks = new LinkedHashMap<>();
    private final Path logs;
    private final Brokers brokers;
    private final KafkaTopics topics;
    private final RedisServers redis;
    private final PostgresServer postgres;

    /**
     * Starts everything, and does not wait until it is ready.
     *
     * @param directory for the data and the logs
     */
    public World(Path directory, Setup setup) throws IOException, InterruptedException {
        logs = Files.createDirectories(directory.resolve("logs"));
        Path data = Files.createDirectories(directory.resolve("data"));
        if (setup.machine()) {
            for (String server : setup.servers()) {
                disks.put(server, new Disk(data.resolve(server)));
            }
            Stream.concat(Layout.SERVICES.stream(), setup.brokerNames().stream())
                    .forEach(name -> clocks.put(name, new FakeClock(data.resolve(name + ".clock"))));
        }
        brokers = new Brokers(data, logs, setup.brokers(), Layout.SERVICES, this::proxy, this::environment);
        brokers.all().forEach(this::add);
        topics = new KafkaTopics(brokers.bootstrapServers());
        redis = new RedisServers(data, setup, this::proxy);
        redis.all().forEach(this::add);
        postgres = new PostgresServer(data.resolve("postgres"));
        add(postgres);
        Layout layout = new Layout(this::proxy, brokers, redis, postgres.port());
        for (String service : Layout.SERVICES) {
            List<String> arguments = new ArrayList<>(List.of(
                    "-Xmx256m", "-jar", Jars.find(Layout.module(service)).toString()));
            arguments.addAll(layout.options(service));
            add(new JavaServer(service, logs, arguments, environment(service)));
        }
        APIS.forEach(api -> proxy(CLIENT, api, layout.port(api)));
        Runtime.getRuntime().addShutdownHook(new Thread(this::killAll, "end of " + directory));
        servers.values().forEach(Server::start);
    }

    private Map<String, String> environment(String name) {
        FakeClock clock = clocks.get(name);
        return clock == null ? Map.of() : clock.environment();
    }

    private void add(Server server) {
        servers.put(server.name(), server);
    }

    private int proxy(String from, String to, int port) {
        return proxies.computeIfAbsent(from + ">" + to, name -> new TcpProxy(port))
                .port();
    }

    public Server server(String name) {
        return Objects.requireNonNull(servers.get(name), name);
    }

    /** Changes of the topics. */
    public KafkaTopics topics() {
        return topics;
    }

    /** A server of Redis. */
    public RedisServer redis(String name) {
        return redis.get(name);
    }

    /** Leaves no free byte on the disk of a server. */
    public void fillDisk(String server) {
        Objects.requireNonNull(disks.get(server), server).fill();
    }

    /** Frees the disk of a server, and starts the server if it has ended. */
    public void freeDisk(String server) {
        Objects.requireNonNull(disks.get(server), server).free();
        server(server).start();
    }

    /** Moves the clock of a process by some seconds from the real time. */
    public void moveClock(String name, long seconds) {
        Objects.requireNonNull(clocks.get(name), name).set(seconds);
    }

    /** A connection, such as {@code api-1>redis}. */
    public TcpProxy proxy(String name) {
        return Objects.requireNonNull(proxies.get(name), name);
    }

    /** For the harness, without a proxy. */
    public String bootstrapServers() {
        return brokers.bootstrapServers();
    }

    /** A connection of the harness to Redis. The caller starts and destroys it. */
    public LettuceConnectionFactory connectToRedis() {
        return redis.connect();
    }

    /** The shards of the standings. */
    public Shards shards() {
        return redis.shards();
    }

    /** The database of the archive, without a proxy. */
    public String databaseUrl() {
        return EmbeddedPostgres.url(postgres.port());
    }

    /** The address of an api, through a proxy. */
    public String apiUrl(String api) {
        return "http://" + Ports.HOST + ":" + proxy(CLIENT + ">" + api).port();
    }

    /** Ends all faults: connections pass, frozen processes continue, and all that was killed is started. */
    public void heal() {
        proxies.values().forEach(proxy -> proxy.set(Mode.PASS));
        clocks.values().forEach(clock -> clock.set(0));
        disks.values().forEach(Disk::free);
        servers.values().forEach(Server::resume);
        servers.values().forEach(Server::start);
    }

    /** The services that have ended by themselves. */
    public List<String> ended() {
        return servers.values().stream()
                .filter(server -> server instanceof JavaServer java && java.hasEnded())
                .map(Server::name)
                .toList();
    }

    public Path logs() {
        return logs;
    }

    private void killAll() {
        Stream.of(servers.values().toArray(Server[]::new)).forEach(Server::kill);
    }

    @Override
    public void close() {
        killAll();
        proxies.values().forEach(TcpProxy::close);
        disks.values().forEach(Disk::close);
    }

    /** Describes the servers, for a message. */
    @Override
    public String toString() {
        return servers.keySet().stream().collect(Collectors.joining(", "));
    }
}
