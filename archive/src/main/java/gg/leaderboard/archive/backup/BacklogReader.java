package gg.leaderboard.archive.backup;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.standings.redis.ProgressReader.LastRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Compares the ends of the log in Kafka, in the archive and in the standings. */
@Component
class BacklogReader {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long NOTHING = -1;

    private final Supplier<Map<LogPartition, Long>> archive;
    private final Supplier<Map<LogPartition, Long>> kafka;
    private final Supplier<List<Map<LogPartition, LastRecord>>> standings;

    @Autowired
    BacklogReader(ArchivedLog archive, Admin kafka, StringRedisTemplate redis, StandingsProperties properties) {
        this(
                archive::ends,
                () -> logged(kafka),
                new ProgressReader(redis, Keys.live(redis.getRequiredConnectionFactory(), properties))::all);
    }

    /** @param standings the last folded record of each partition, for each shard */
    BacklogReader(
            Supplier<Map<LogPartition, Long>> archive,
            Supplier<Map<LogPartition, Long>> kafka,
            Supplier<List<Map<LogPartition, LastRecord>>> standings) {
        this.archive = archive;
        this.kafka = kafka;
        this.standings = standings;
    }

    /**
     * Reads all three.
     *
     * @throws org.apache.kafka.common.KafkaException while Kafka is unavailable
     * @throws org.springframework.dao.DataAccessException while PostgreSQL or Redis is unavailable
     */
    Backlog read() {
        // The archive first: a record archived after Kafka's ends were read would be reported as lost.
        Map<LogPartition, Long> archived = archive.get();
        Map<LogPartition, Long> logged = kafka.get();
        var shards = standings.get();
        Set<LogPartition> all = new HashSet<>(logged.keySet());
        all.addAll(archived.keySet());
        shards.forEach(shard -> all.addAll(shard.keySet()));
        long archiveLacks = 0;
        long standingsLack = 0;
        long ends = 0;
        List<String> lost = new ArrayList<>();
        for (LogPartition partition : all) {
            long known = archived.getOrDefault(partition, NOTHING);
            LongSummaryStatistics folded = shards.stream()
                    .mapToLong(shard ->
                            shard.containsKey(partition) ? shard.get(partition).offset() : NOTHING)
                    .summaryStatistics();
            // Kafka has nothing of a deleted topic.
            long end = logged.getOrDefault(partition, Math.max(known, folded.getMax()));
            if (end < known) {
                lost.add(partition + " ends at " + end + " in Kafka and at " + known + " in the archive");
            }
            ends += Math.max(end, known);
            archiveLacks += Math.max(0, end - known);
            standingsLack += Math.max(0, Math.max(end, known) - folded.getMin());
        }
        return new Backlog(ends, archiveLacks, standingsLack, lost);
    }

    // The last offset of each partition.
    private static Map<LogPartition, Long> logged(Admin kafka) {
        TopicDescription topic = KafkaFutures.await(
                kafka.describeTopics(List.of(Topics.GAME_EVENTS))
                        .topicNameValues()
                        .get(Topics.GAME_EVENTS),
                TIMEOUT);
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topic.partitions()
                .forEach(p -> asked.put(new TopicPartition(Topics.GAME_EVENTS, p.partition()), OffsetSpec.latest()));
        Map<LogPartition, Long> ends = new HashMap<>();
        KafkaFutures.await(
                        kafka.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .all(),
                        TIMEOUT)
                .forEach((partition, end) -> ends.put(
                        new LogPartition(topic.topicId().toString(), partition.partition()), end.offset() - 1));
        return ends;
    }
}
