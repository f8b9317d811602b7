package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.window.Window;
import io.lettuce.core.KillArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Tests that pipelined commands use the existing connection, and fail like commands sent one by one. */
class CommandPipelineTest {

    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(16, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));
    private static final Keys KEYS = Keys.of(PROPERTIES);

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    private @Nullable LettuceConnectionFactory impatient;

    @Test
    void many_round_trips_open_no_connection() {
        RedisStandings standings = standings(redis.connections());
        PartitionWriter writer = writer(standings);
        long before = connectionsReceived();

        for (int i = 0; i < 100; i++) {
            writer.write(List.of(record(i)));
            standings.progress(PARTITION);
            standings.stamp();
            standings.stamp(7);
            new TotalsReader(redis.template(), KEYS).events();
            new ProgressReader(redis.template(), KEYS).all();
            new ProfileReader(redis.template(), KEYS).labels(List.of("p", "q"));
        }

        assertThat(connectionsReceived()).isEqualTo(before);
    }

    @Test
    void a_lost_connection_is_reopened_once() {
        PartitionWriter writer = writer(standings(redis.connections()));
        writer.write(List.of(record(0)));
        long before = connectionsReceived();

        CommandPipeline.execute(redis.connections(), List.of((CommandPipeline.Command<Long>)
                shared -> shared.clientKill(KillArgs.Builder.typeNormal().skipme(false))));
        for (int i = 1; i < 10; i++) {
            assertThat(writeAgain(writer, List.of(record(i)))).isEmpty();
        }

        assertThat(connectionsReceived()).isEqualTo(before + 1);
        assertThat(new TotalsReader(redis.template(), KEYS).events()).isEqualTo(10);
    }

    @Test
    void each_update_is_sent_once_to_a_redis_that_does_not_respond() {
        PartitionWriter writer = writer(standings(impatient()));
        writer.write(List.of(record(0)));
        long before = scriptsRun();

        client("PAUSE", "60000", "WRITE");
        try {
            assertThatThrownBy(() -> writer.write(List.of(record(1)))).isInstanceOf(QueryTimeoutException.class);
        } finally {
            client("UNPAUSE");
        }

        // The check uses the same connection as the waiting updates, so they are executed first.
        assertThat(writer.check()).isEmpty();
        assertThat(scriptsRun()).isEqualTo(before + 16 + 16);
        assertThat(writer.lowestProgress()).isEqualTo(1);
        assertThat(new TotalsReader(redis.template(), KEYS).events()).isEqualTo(2);
    }

    @AfterEach
    void close() {
        if (impatient != null) {
            impatient.destroy();
        }
    }

    private LettuceConnectionFactory impatient() {
        impatient = new LettuceConnectionFactory(
                redis.connections().getStandaloneConfiguration(),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofMillis(500))
                        .build());
        impatient.afterPropertiesSet();
        impatient.start();
        return impatient;
    }

    private void client(String... arguments) {
        try (RedisConnection connection = redis.connections().getConnection()) {
            connection.execute(
                    "CLIENT",
                    Arrays.stream(arguments)
                            .map(argument -> argument.getBytes(StandardCharsets.UTF_8))
                            .toArray(byte[][]::new));
        }
    }

    private long connectionsReceived() {
        return Long.parseLong(info("stats").getProperty("total_connections_received"));
    }

    // Counts scripts sent by digest and in full. A line is calls=17,usec=…
    private long scriptsRun() {
        Properties commands = info("commandstats");
        return Stream.of("cmdstat_eval", "cmdstat_evalsha")
                .map(command -> commands.getProperty(command, "calls=0,"))
                .mapToLong(line -> Long.parseLong(line.substring("calls=".length(), line.indexOf(','))))
                .sum();
    }

    private Properties info(String section) {
        try (RedisConnection connection = redis.connections().getConnection()) {
            return Objects.requireNonNull(connection.serverCommands().info(section));
        }
    }

    private static RedisStandings standings(RedisConnectionFactory redis) {
        return new RedisStandings(redis, KEYS, PROPERTIES.dedup());
    }

    private static PartitionWriter writer(RedisStandings standings) {
        return new PartitionWriter(PARTITION, KEYS.shards(), new Fold(KEYS.shards(), PROPERTIES, 1000), standings);
    }

    // A write that is in flight when the connection is cut fails. The processor repeats it.
    private static OptionalLong writeAgain(PartitionWriter writer, List<LogRecord> records) {
        try {
            return writer.write(records);
        } catch (RedisSystemException e) {
            return writer.write(records);
        }
    }

    private static LogRecord record(long offset) {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        EventInfo info = new EventInfo("id" + offset, now, "p", "Pia", "arena");
        return LogRecord.of(offset, now, new PlayerScored(info, 5, "kill"), Definitions.NONE);
    }
}
