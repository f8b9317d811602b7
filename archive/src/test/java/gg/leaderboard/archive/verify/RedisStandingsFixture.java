package gg.leaderboard.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.archive.fixture.SeededArchive;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.consumer.EventDecoder;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** The standings in Redis, written as the processor writes them. */
final class RedisStandingsFixture {

    private final Map<LogPartition, PartitionWriter> writers = new HashMap<>();
    private final SeededArchive archive;
    private final StandingsProperties properties;

    RedisStandingsFixture(SeededArchive archive) {
        this.archive = archive;
        this.properties = archive.bean(StandingsProperties.class);
    }

    void write(ConsumerRecord<byte[], byte[]> record) {
        LogPartition partition = archive.log().partition(record.partition());
        assertThat(writers.computeIfAbsent(partition, this::writer).write(List.of(read(partition, record))))
                .isEmpty();
    }

    private LogRecord read(LogPartition partition, ConsumerRecord<byte[], byte[]> record) {
        Instant logTime = Instant.ofEpochMilli(record.timestamp());
        try {
            return LogRecord.of(
                    record.offset(),
                    logTime,
                    EventDecoder.decode(partition, record, ModerationCheck.NONE),
                    archive.log().definitions());
        } catch (InvalidEventException e) {
            return LogRecord.unreadable(record.offset(), logTime);
        }
    }

    private PartitionWriter writer(LogPartition partition) {
        Keys keys = Keys.of(properties);
        return new PartitionWriter(
                partition,
                keys.shards(),
                new Fold(keys.shards(), properties, 300),
                new RedisStandings(archive.bean(RedisConnectionFactory.class), keys, properties.dedup()));
    }
}
