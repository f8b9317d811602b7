package gg.leaderboard.processor;

import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the processor of a partition, with the progress that the standings have now. */
@Component
class PartitionProcessorFactory implements PartitionFold.Factory {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionProcessorFactory.class);

    private final Keys keys;
    private final StandingsProperties standings;
    private final RedisStandings redis;
    private final DeadLetterPublisher deadLetters;
    private final BoardDefinitions boards;
    private final ProcessorProperties properties;
    private final TopicIdCheck earlier;

    PartitionProcessorFactory(
            Keys keys,
            StandingsProperties standings,
            RedisStandings redis,
            DeadLetterPublisher deadLetters,
            BoardDefinitions boards,
            ProcessorProperties properties,
            TopicIdCheck earlier) {
        this.keys = keys;
        this.standings = standings;
        this.redis = redis;
        this.deadLetters = deadLetters;
        this.boards = boards;
        this.properties = properties;
        this.earlier = earlier;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        redis.check(standings);
        earlier.warnIfChanged(partition.topicId());
        // Refuses while the topic lacks boards: their scores would be folded into nothing.
        boards.current();
        Fold fold = new Fold(keys.shards(), standings, properties.maxChangesPerCall());
        PartitionWriter writer = new PartitionWriter(partition, keys.shards(), fold, redis);
        // Standings that cannot be folded here are said to be so, also while there is nothing to fold.
        boards.toFold(writer.stamp());
        return new PartitionProcessor(
                partition,
                writer,
                new RecordDecoder(partition, deadLetters),
                boards::toFold,
                properties.acceptTrimmedLog());
    }

    /** Whoever makes a board need not wait for the next event. */
    @Override
    public void idle() {
        try {
            boards.current();
        } catch (LostDefinitionsException e) {
            // Readiness says so already, under a name of its own.
            LOG.debug("No board is known", e);
        }
    }
}
