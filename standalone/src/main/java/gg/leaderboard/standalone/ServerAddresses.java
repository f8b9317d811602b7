package gg.leaderboard.standalone;

import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.Ports;
import java.util.HashMap;
import java.util.Map;

/**
 * The addresses of the servers, for the services and for messages.
 *
 * @param postgres the JDBC URL of its database
 */
record ServerAddresses(DataDirectory data, String kafka, int redis, String postgres, int api, int archive) {

    /** All properties with addresses of the embedded servers. They override settings of other servers. */
    Map<String, Object> asProperties() {
        return Map.of(
                "spring.kafka.bootstrap-servers",
                kafka,
                "spring.kafka.security.protocol",
                "PLAINTEXT",
                "spring.data.redis.host",
                Ports.HOST,
                "spring.data.redis.port",
                redis,
                "spring.data.redis.username",
                "",
                "spring.data.redis.password",
                "",
                "leaderboard.api.archive.url",
                "http://" + Ports.HOST + ":" + archive,
                "server.address",
                Ports.HOST,
                "server.port",
                api);
    }

    /** As {@link #asProperties}, for the archive, the only service with a database. */
    Map<String, Object> archiveProperties() {
        Map<String, Object> properties = new HashMap<>(asProperties());
        properties.put("server.port", archive);
        properties.put("spring.datasource.url", postgres);
        properties.put("spring.datasource.username", EmbeddedPostgres.USER);
        return properties;
    }

    String summary() {
        return "dashboard http://localhost:%d/, Kafka %s, Redis %s:%d, PostgreSQL %s"
                .formatted(api, kafka, Ports.HOST, redis, postgres);
    }

    String startMessage() {
        return """

                  The leaderboard is up.

                    Dashboard    http://localhost:%1$d/
                    Swagger UI   http://localhost:%1$d/docs
                    WebSocket    ws://localhost:%1$d/ws
                    Redis        redis-cli -p %2$d zrevrange leaderboard:global 0 9 withscores
                    Kafka        %3$s, topic game-events
                    PostgreSQL   %5$s, user leaderboard
                    Data         %4$s (delete it to start with empty data)
                    Stop         Ctrl-C
                """.formatted(api, redis, kafka, data, postgres);
    }
}
