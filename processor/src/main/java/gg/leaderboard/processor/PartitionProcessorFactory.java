package gg.leaderboard.processor;

import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.log.consumer.ModerationCheck;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.tracing.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Creates the processor of a partition, with the current progress of the standings. */
@Component
class PartitionProcessorFactory implements PartitionFold.Factory {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionProcessorFactory.class);

    private final Keys keys;
    private final StandingsProperties standings;
    private final RedisStandings redis;
    private final MeasuredStandings measured;
    private final DeadLetterPublisher deadLetters;
    private final BoardDefinitions boards;
    private final ProcessorProperties properties;
    private final TopicIdCheck topicIdCheck;
    private final ModerationCheck moderation;
    private final Tracing tracing;

    PartitionProcessorFactory(
            Keys keys,
            StandingsProperties standings,
            RedisStandings redis,
            MeasuredStandings measured,
            DeadLetterPublisher deadLetters,
            BoardDefinitions boards,
            ProcessorProperties properties,
            TopicIdCheck topicIdCheck,
            ModerationCheck moderation,
            Tracing tracing) {
        this.keys = keys;
        this.standings = standings;
        this.redis = redis;
        this.measured = measured;
        this.deadLetters = deadLetters;
        this.boards = boards;
        this.properties = properties;
        this.topicIdCheck = topicIdCheck;
        this.moderation = moderation;
        this.tracing = tracing;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        redis.check(standings);
        topicIdCheck.warnIfChanged(partition.topicId());
        // Throws if the topic lacks boards, whose scores would otherwise become dead letters.
        boards.current();
        if (tracing.isOn()) {
            TracedStandings traced = new TracedStandings(measured, redis, tracing);
            return new TracedFold(create(partition, traced), traced, tracing);
        }
        return create(partition, measured);
    }

    private PartitionProcessor create(LogPartition partition, StandingsWriter writes) {
        Fold fold = new Fold(keys.shards(), standings, properties.limits());
        PartitionWriter writer = new PartitionWriter(partition, keys.shards(), fold, writes);
        // Throws if this processor cannot fold the standings, even if there is nothing to fold.
        boards.toFold(writer.stamp());
        return new PartitionProcessor(
                partition,
                writer,
                new RecordDecoder(partition, deadLetters, moderation),
                boards::toFold,
                properties.acceptTrimmedLog());
    }

    /** Copies new definitions to Redis without waiting for an event. */
    @Override
    public void idle() {
        try {
            boards.current();
        } catch (LostDefinitionsException e) {
            // BoardDefinitions has reported the problem.
            LOG.debug("Definitions are lost", e);
        }
    }
}
