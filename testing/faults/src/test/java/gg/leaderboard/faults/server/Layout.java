package gg.leaderboard.faults.server;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.Ports;
import gg.leaderboard.testing.ServiceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The services, their ports and their options. */
final class Layout {

    static final List<String> SERVICES = List.of("processor-1", "processor-2", "archive", "api-1", "api-2");

    // Less than the default, so that a run with a killed processor takes seconds. Schedules freeze for longer than
    // this.
    private static final int SESSION_MILLIS = 3000;

    private final Map<String, Integer> ports =
            SERVICES.stream().collect(Collectors.toMap(service -> service, service -> Ports.claim(service, 0)));
    private final Proxies proxies;
    private final Brokers brokers;
    private final RedisServers redis;
    private final int postgres;

    Layout(Proxies proxies, Brokers brokers, RedisServers redis, int postgres) {
        this.proxies = proxies;
        this.brokers = brokers;
        this.redis = redis;
        this.postgres = postgres;
    }

    /** The Maven module of a service. */
    static String module(String service) {
        return service.replaceFirst("-\\d+$", "");
    }

    int port(String service) {
        return Objects.requireNonNull(ports.get(service), service);
    }

    List<String> options(String service) {
        List<String> options = new ArrayList<>(List.of(ServiceOptions.withShortWaits(
                "--server.address=" + Ports.HOST,
                "--server.port=" + port(service),
                "--spring.kafka.bootstrap-servers=" + brokers.bootstrapServers(service),
                "--spring.kafka.consumer.properties.session.timeout.ms=" + SESSION_MILLIS)));
        options.addAll(redis.options(service));
        options.addAll(own(service));
        return options;
    }

    private List<String> own(String service) {
        return switch (module(service)) {
            case "archive" ->
                List.of(
                        "--spring.datasource.url="
                                + EmbeddedPostgres.url(proxies.between(service, "postgres", postgres)),
                        "--leaderboard.archive.checkpoints.events=500");
            case "api" ->
                List.of(
                        "--leaderboard.api.management-port=-1",
                        "--leaderboard.api.archive.url=http://" + Ports.HOST + ":"
                                + proxies.between(service, "archive", port("archive")));
            default -> List.of();
        };
    }
}
