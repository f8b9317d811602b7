package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.UpdateLimits;
import gg.leaderboard.standings.redis.RedisStandings;
import java.time.Instant;
import java.util.List;

/**
 * Writes one partition of the archived log to standings, as the processor would. Concurrent writers detect each other, and every
 * event counts once.
 */
public final class PartitionReplay {

    private static final int BATCH = 5000;
    // As in the processor: they block Redis for about one and five milliseconds.
    private static final UpdateLimits LIMITS = new UpdateLimits(300, 1500);

    private final ArchivedLog log;
    private final LogPartition partition;
    private final PartitionWriter writer;
    private Instant time = Instant.MIN;

    /** Replays one partition to the standings in Redis, from their current progress. */
    public static PartitionReplay toRedis(
            RedisStandings redis, StandingsProperties properties, ArchivedLog log, LogPartition partition) {
        Shards shards = new Shards(properties.shards());
        Fold fold = new Fold(shards, properties, LIMITS);
        return new PartitionReplay(log, partition, new PartitionWriter(partition, shards, fold, redis));
    }

    public PartitionReplay(ArchivedLog log, LogPartition partition, PartitionWriter writer) {
        this.log = log;
        this.partition = partition;
        this.writer = writer;
    }

    /** The log time of the last record that was written by this replay. */
    Instant time() {
        return time;
    }

    /** The last offset that all shards have. */
    public long progress() {
        return writer.lowestProgress();
    }

    /** Writes the next few thousand records by the rules of the standings, and returns whether there were any. */
    public boolean writeBatch(DefinitionsByGeneration boards) {
        return writeBatch(boards, BATCH);
    }

    /** As {@link #writeBatch(DefinitionsByGeneration)}, at most {@code most} records. */
    boolean writeBatch(DefinitionsByGeneration boards, int most) {
        Definitions definitions = boards.toFold(writer.stamp());
        long next = writer.lowestProgress() + 1;
        // Read before the records: all records up to there are archived.
        long end = log.end(partition);
        List<LogRecord> records = log.read(partition, next - 1, most, definitions);
        // Read after the records: retention moves the start in the transaction that drops records.
        if (log.start(partition).orElse(next) > next) {
            throw new IllegalStateException(
                    "the archive no longer holds " + partition + " from offset " + next + " on");
        }
        if (records.isEmpty()) {
            writer.pass(end, definitions.stamp());
            return false;
        }
        writer.write(records, definitions);
        time = records.get(records.size() - 1).logTime();
        return true;
    }
}
