package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.fold.EventId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Decides which of the records with the same id counts. It is decided once, by Paxos, before any row is written, so every later
 * or repeated fold gets the same answer.
 */
@Component
class ClaimedIds {

    // Each bucket is one partition in Cassandra: one round of Paxos claims all of a batch's ids in it.
    private static final int BUCKETS = 64;

    private final CassandraClient cassandra;
    private final int secondsToLive;

    ClaimedIds(CassandraClient cassandra, StandingsProperties standings) {
        this.cassandra = cassandra;
        this.secondsToLive = Math.toIntExact(standings.dedup().timeToLive().toSeconds());
    }

    /**
     * Claims ids for the records that carry them.
     *
     * @param offsets id → offset of the first record of {@code partition} with that id in the batch
     * @return the ids that are claimed by these records
     */
    Set<EventId> claim(LogPartition partition, Map<EventId, Long> offsets) {
        Map<Integer, IdBucket> buckets = new TreeMap<>();
        offsets.forEach((id, offset) -> buckets.computeIfAbsent(
                        id.bucket(BUCKETS), bucket -> new IdBucket(cassandra, bucket, partition, secondsToLive))
                .add(id, offset));
        Set<EventId> ours = new HashSet<>();
        List<IdBucket> open = new ArrayList<>(buckets.values());
        while (!open.isEmpty()) {
            // One statement at a time for each bucket: two would conflict.
            List<AsyncResultSet> answers = cassandra.executeAll(
                    open.stream().map(IdBucket::nextStatement).toList());
            for (int i = 0; i < open.size(); i++) {
                ours.addAll(open.get(i).readAnswer(answers.get(i)));
            }
            open.removeIf(IdBucket::isSettled);
        }
        return ours;
    }
}
