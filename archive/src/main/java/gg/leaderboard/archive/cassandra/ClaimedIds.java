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
 * Which record counts of all those that carry the same id. It is settled once, by Paxos, before anything is written for it, and
 * never again: whoever folds the record later, or once more, learns the same.
 */
@Component
class ClaimedIds {

    // Each is one partition in Cassandra, so that the ids of a batch that fall into it are claimed in one round of
    // Paxos.
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
     * @param offsets id → offset of the first record of {@code partition} that carries it, as far as is known here
     * @return those ids that these records have
     */
    Set<EventId> claim(LogPartition partition, Map<EventId, Long> offsets) {
        Map<Integer, IdBucket> buckets = new TreeMap<>();
        offsets.forEach((id, offset) -> buckets.computeIfAbsent(
                        id.bucket(BUCKETS), bucket -> new IdBucket(cassandra, bucket, partition, secondsToLive))
                .add(id, offset));
        Set<EventId> ours = new HashSet<>();
        List<IdBucket> open = new ArrayList<>(buckets.values());
        while (!open.isEmpty()) {
            // Of each bucket one statement at a time: two would get into each other's way.
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
