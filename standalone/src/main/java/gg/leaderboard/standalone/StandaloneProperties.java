package gg.leaderboard.standalone;

import gg.leaderboard.embedded.RedisChoice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the standalone application.
 *
 * @param data directory of all state, relative to the working directory
 * @param port ports of the servers on loopback
 * @param passwords whether the servers require the passwords in the file {@code passwords} of the data directory, which the
 *     first such start writes
 * @param redis the Redis that runs: {@code installed}, {@code bundled}, or {@code auto} for an installed one if it is
 *     suitable. An installed {@code redis-server} of version 7.0 or newer with jemalloc is suitable; it is faster
 * @param simulator whether simulated events are sent
 */
@Validated
@ConfigurationProperties("leaderboard")
record StandaloneProperties(
        // A String, because Spring would search a Path on the class path first.
        @DefaultValue("data") @NotBlank String data,
        @DefaultValue @Valid Port port,
        @DefaultValue("false") boolean passwords,
        @DefaultValue("auto") RedisChoice redis,
        @DefaultValue("true") boolean simulator) {

    /** @throws CannotStartException if the servers cannot use such a directory */
    Path directory() {
        return DataPath.of(data);
    }

    /**
     * Ports; 0 picks a free one.
     *
     * @param kafka port of Kafka
     * @param redis port of Redis
     * @param postgres port of PostgreSQL
     * @param api port of the api and the dashboard
     * @param archive port of the archive
     * @param metrics port of the metrics of all services
     */
    record Port(
            @DefaultValue("9092") @Min(0) @Max(65535) int kafka,
            @DefaultValue("6379") @Min(0) @Max(65535) int redis,
            @DefaultValue("5432") @Min(0) @Max(65535) int postgres,
            @DefaultValue("8000") @Min(0) @Max(65535) int api,
            @DefaultValue("8002") @Min(0) @Max(65535) int archive,
            @DefaultValue("8003") @Min(0) @Max(65535) int metrics) {

        /** By server, as in the properties. */
        Map<String, Integer> byServer() {
            return new TreeMap<>(Map.of(
                    "kafka",
                    kafka,
                    "redis",
                    redis,
                    "postgres",
                    postgres,
                    "api",
                    api,
                    "archive",
                    archive,
                    "metrics",
                    metrics));
        }
    }
}
