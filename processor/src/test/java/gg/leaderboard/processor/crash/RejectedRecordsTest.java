package gg.leaderboard.processor.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.processor.DeadLetterPublisher;
import gg.leaderboard.processor.PartitionProcessor;
import gg.leaderboard.processor.RecordDecoder;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.window.Window;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RejectedRecordsTest {

    private static final LogPartition PARTITION = new LogPartition("id", 0);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StandingsProperties properties =
            new StandingsProperties(1, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));
    private boolean failing;

    @Test
    void a_rejected_record_is_counted_once_although_its_batch_is_read_again_after_an_outage() {
        try (SimulatedRedis redis = new SimulatedRedis(0)) {
            redis.empty();
            PartitionProcessor processor = processor(redis);
            List<ConsumerRecord<byte[], byte[]>> batch =
                    List.of(new ConsumerRecord<>(Topics.GAME_EVENTS, 0, 0, new byte[0], "not JSON".getBytes(UTF_8)));

            failing = true;
            assertThatThrownBy(() -> processor.process(batch)).isInstanceOf(ProcessorCrash.class);
            assertThat(rejected()).isZero();

            failing = false;
            assertThat(processor.process(batch)).isEmpty();
            assertThat(rejected()).isEqualTo(1);
        }
    }

    private double rejected() {
        return meters.counter("leaderboard.events.rejected", "rule", "not_json").count();
    }

    private PartitionProcessor processor(SimulatedRedis redis) {
        Keys keys = Keys.of(properties);
        FaultyStandings standings = new FaultyStandings(
                new RedisStandings(redis.connections(), keys, properties.dedup()), new Random(0), () -> {
                    if (failing) {
                        throw new ProcessorCrash();
                    }
                });
        return new PartitionProcessor(
                PARTITION,
                new PartitionWriter(PARTITION, keys.shards(), new Fold(keys.shards(), properties, 60), standings),
                new RecordDecoder(
                        PARTITION, new DeadLetterPublisher(new ArrivingLetters(), meters), ModerationCheck.NONE),
                stamp -> Definitions.NONE,
                false);
    }
}
