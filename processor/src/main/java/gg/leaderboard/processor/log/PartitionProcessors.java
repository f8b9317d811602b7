package gg.leaderboard.processor.log;

import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.log.reading.PartitionFold;
import gg.leaderboard.processor.ProcessorProperties;
import gg.leaderboard.processor.deadletter.DeadLetters;
import gg.leaderboard.processor.definition.BoardDefinitions;
import gg.leaderboard.processor.partition.Decoder;
import gg.leaderboard.processor.partition.PartitionProcessor;
import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.apply.PartitionWriter;
import gg.leaderboard.standings.apply.RedisStandings;
import gg.leaderboard.standings.fold.Fold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the processor of a partition, with the progress that the standings have now. */
@Component
class PartitionProcessors implements PartitionFold.Factory {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionProcessors.class);

    private final Keys keys;
    private final StandingsProperties standings;
    private final RedisStandings redis;
    private final DeadLetters deadLetters;
    private final BoardDefinitions boards;
    private final ProcessorProperties properties;
    private final EarlierLogs earlier;

    PartitionProcessors(
            Keys keys,
            StandingsProperties standings,
            RedisStandings redis,
            DeadLetters deadLetters,
            BoardDefinitions boards,
            ProcessorProperties properties,
            EarlierLogs earlier) {
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
        earlier.mention(partition.topicId());
        // Refuses while the topic lacks boards: their scores would be folded into nothing.
        boards.current();
        Fold fold = new Fold(keys, standings, properties.maxChangesPerCall());
        PartitionWriter writer = new PartitionWriter(partition, keys.shards(), fold, redis);
        // Standings that cannot be folded here are said to be so, also while there is nothing to fold.
        boards.toFold(writer.stamp());
        return new PartitionProcessor(
                partition, writer, new Decoder(partition, deadLetters), boards::toFold, properties.acceptTrimmedLog());
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
