package gg.leaderboard.standalone;

import gg.leaderboard.embedded.Ports;
import java.util.Map;

/** Where everything is, for the services and for people. */
record WhatRuns(DataDirectory data, String kafka, int redis, int api) {

    Map<String, Object> asProperties() {
        return Map.of(
                "spring.kafka.bootstrap-servers", kafka,
                "spring.data.redis.host", Ports.HOST,
                "spring.data.redis.port", redis,
                "server.address", Ports.HOST,
                "server.port", api);
    }

    String inOneLine() {
        return "dashboard http://localhost:%d/, Kafka %s, Redis %s:%d".formatted(api, kafka, Ports.HOST, redis);
    }

    String inFull() {
        return """

                  The leaderboard is up.

                    Dashboard    http://localhost:%1$d/
                    Swagger UI   http://localhost:%1$d/docs
                    WebSocket    ws://localhost:%1$d/ws
                    Redis        redis-cli -p %2$d zrevrange leaderboard:global 0 9 withscores
                    Kafka        %3$s, topic game-events
                    Data         %4$s (delete it to start afresh)
                    Stop         Ctrl-C
                """.formatted(api, redis, kafka, data);
    }
}
