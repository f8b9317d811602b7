package gg.leaderboard.archive.cassandra;

import gg.leaderboard.archive.ArchiveProperties;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.Fold;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes the fold of a partition into current standings in Cassandra. */
@Component
public class CassandraFolds implements PartitionFold.Factory {

    private final Supplier<Definitions> definitions;
    private final ArchiveProperties properties;
    private final StandingsProperties standings;
    private final ClaimedIds ids;
    private final Batches batches;
    private final CassandraProgressTable progress;
    private final CassandraFoldSettings foldedBy;

    CassandraFolds(
            Supplier<Definitions> definitions,
            ArchiveProperties properties,
            StandingsProperties standings,
            ClaimedIds ids,
            Batches batches,
            CassandraProgressTable progress,
            CassandraFoldSettings foldedBy) {
        this.definitions = definitions;
        this.properties = properties;
        this.standings = standings;
        this.ids = ids;
        this.batches = batches;
        this.progress = progress;
        this.foldedBy = foldedBy;
    }

    @Override
    public PartitionFold create(LogPartition partition) {
        foldedBy.check();
        return new CassandraFold(
                partition,
                definitions,
                properties.acceptTrimmedLog(),
                new Fold(Shards.ONE, standings, Integer.MAX_VALUE),
                ids,
                batches,
                progress);
    }
}
