package gg.leaderboard.standalone;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.Ports;
import java.util.HashMap;
import java.util.Map;

/** The ports and passwords of the servers on loopback, for the services and for messages. */
record ServerAddresses(
        DataDirectory data,
        Passwords passwords,
        int kafka,
        int redis,
        int postgres,
        int api,
        int archive,
        int metrics) {

    /** Picks a free port for each 0. */
    static ServerAddresses of(DataDirectory data, Passwords passwords, StandaloneProperties.Port port) {
        return new ServerAddresses(
                data,
                passwords,
                orFree(port.kafka()),
                orFree(port.redis()),
                orFree(port.postgres()),
                orFree(port.api()),
                orFree(port.archive()),
                orFree(port.metrics()));
    }

    private static int orFree(int port) {
        return port == 0 ? Ports.claim("any", 0) : port;
    }

    /** All properties with addresses of the embedded servers. They override settings of other servers. */
    Map<String, Object> asProperties() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.kafka.bootstrap-servers",
                Ports.HOST + ":" + kafka,
                "spring.data.redis.host",
                Ports.HOST,
                "spring.data.redis.port",
                redis,
                "spring.data.redis.username",
                "",
                "spring.data.redis.password",
                passwords.redis(),
                "leaderboard.api.archive.url",
                "http://" + Ports.HOST + ":" + archive,
                "server.address",
                Ports.HOST,
                "server.port",
                api));
        // Also if a file for services elsewhere selects a bundle: the api calls the archive without TLS.
        properties.put("server.ssl.enabled", false);
        properties.put("leaderboard.api.management-port", metrics);
        properties.putAll(passwords.ofKafkaClients());
        return properties;
    }

    /** As {@link #asProperties}, for the archive, the only service with a database. */
    Map<String, Object> archiveProperties() {
        Map<String, Object> properties = new HashMap<>(asProperties());
        properties.put("server.port", archive);
        properties.put("spring.datasource.url", EmbeddedPostgres.url(postgres));
        properties.put("spring.datasource.username", EmbeddedPostgres.USER);
        if (passwords.areRequired()) {
            properties.put("spring.datasource.password", passwords.postgres());
        }
        return properties;
    }

    String summary() {
        return "dashboard http://localhost:%d/, Kafka %s:%d, Redis %s:%d, PostgreSQL %s"
                .formatted(api, Ports.HOST, kafka, Ports.HOST, redis, EmbeddedPostgres.url(postgres));
    }

    String startMessage() {
        return """

                  The leaderboard is up.

                    Dashboard    http://localhost:%1$d/
                    Swagger UI   http://localhost:%1$d/docs
                    WebSocket    ws://localhost:%1$d/ws
                    Redis        redis-cli -p %2$d zrevrange leaderboard:global 0 9 withscores
                    Kafka        %3$s:%4$d, topic game-events
                    PostgreSQL   %5$s, user leaderboard
                    Metrics      http://localhost:%8$d/metrics
                    Data         %6$s (delete it to start with empty data)%7$s
                    Stop         Ctrl-C
                """.formatted(
                api, redis, Ports.HOST, kafka, EmbeddedPostgres.url(postgres), data, whereThePasswordsAre(), metrics);
    }

    private String whereThePasswordsAre() {
        return passwords.areRequired() ? "\n    Passwords    " + data.resolve(Passwords.FILE) : "";
    }
}
