package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.fixtures.RecordedLog;
import gg.leaderboard.fixtures.StandingsContents;
import gg.leaderboard.log.consumer.EventDecoder;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldVersion;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Checks that a change in what the same log counts to comes with a new version of the fold. */
class RecordedLogTest {

    /** The system property that replaces the recorded result with the current one. */
    private static final String RECORD = "fold.record";

    private static final String COMMAND = "./mvnw test -pl processor -am -Dtest=RecordedLogTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -D" + RECORD + "=true";

    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.values()), new Dedup(Duration.ofHours(24), 64));

    private final LettuceConnectionFactory redis = redis();

    private static LettuceConnectionFactory redis() {
        RedisAddress address = Servers.redis();
        return new LettuceConnectionFactory(address.host(), address.port());
    }

    @BeforeEach
    void start() {
        redis.afterPropertiesSet();
        redis.start();
        empty();
    }

    @AfterEach
    void stop() {
        empty();
        redis.destroy();
    }

    private void empty() {
        try (RedisConnection connection = redis.getConnection()) {
            connection.serverCommands().flushDb();
        }
    }

    @Test
    void the_same_log_has_the_same_result_unless_the_fold_has_a_new_version() throws IOException {
        List<String> now = fold().lines();
        if (Boolean.getBoolean(RECORD)) {
            Files.write(
                    Path.of("../fixtures/src/main/resources/gg/leaderboard/fixtures/recorded")
                            .resolve(RecordedLog.resultFile(FoldVersion.CURRENT)),
                    now);
            return;
        }
        Optional<List<String>> recorded = RecordedLog.result(FoldVersion.CURRENT);
        assertThat(recorded)
                .as("Version %d of the fold was not recorded yet. Record it with%n%s", FoldVersion.CURRENT, COMMAND)
                .isPresent();
        assertThat(differences(recorded.orElseThrow(), now))
                .as(
                        "The result of the fold changed. If version %d was released already, raise FoldVersion.CURRENT, so"
                                + " that standings of older versions are rebuilt. Then record the new result with%n%s",
                        FoldVersion.CURRENT, COMMAND)
                .isEmpty();
    }

    private static List<String> differences(List<String> recorded, List<String> now) {
        return Stream.concat(
                        recorded.stream().filter(line -> !now.contains(line)).map(line -> "recorded: " + line),
                        now.stream().filter(line -> !recorded.contains(line)).map(line -> "now: " + line))
                .toList();
    }

    private StandingsContents fold() {
        Definitions boards = RecordedLog.boards();
        Keys keys = Keys.of(PROPERTIES);
        RedisStandings standings = new RedisStandings(redis, keys, PROPERTIES.dedup());
        Map<Integer, PartitionWriter> writers = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : RecordedLog.records()) {
            LogPartition partition = new LogPartition("recorded", record.partition());
            PartitionWriter writer = writers.computeIfAbsent(
                    record.partition(),
                    p -> new PartitionWriter(
                            partition, keys.shards(), new Fold(keys.shards(), PROPERTIES, 300), standings));
            assertThat(writer.write(List.of(decode(partition, record, boards)))).isEmpty();
        }
        return StandingsContents.in(new StringRedisTemplate(redis));
    }

    private static LogRecord decode(LogPartition partition, ConsumerRecord<byte[], byte[]> record, Definitions boards) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        try {
            return LogRecord.of(
                    record.offset(), logTime, EventDecoder.decode(partition, record, ModerationCheck.NONE), boards);
        } catch (InvalidEventException e) {
            return LogRecord.unreadable(record.offset(), logTime);
        }
    }
}
