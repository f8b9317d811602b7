package gg.leaderboard.archive.store;

import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.SeenId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The ids of the events that each fold has counted. A copy within one dedup horizon lies in the same stretch of log time,
 * the one before or the one after.
 */
@Component
public class CountedIds {

    private final JdbcTemplate jdbc;
    private final RangePartitions partitions;
    private final RowCopy copy;

    CountedIds(JdbcTemplate jdbc, RangePartitions partitions, RowCopy copy) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.copy = copy;
    }

    /** Makes room for ids; before the transaction that adds them. */
    public void prepare(Collection<SeenId> ids) {
        ids.stream()
                .mapToLong(SeenId::stretch)
                .distinct()
                .forEach(stretch -> partitions.ensure(
                        "counted_ids", String.valueOf(stretch), String.valueOf(stretch), String.valueOf(stretch + 1)));
    }

    /** Those of {@code ids} that {@code fold} has counted. */
    public Set<EventId> among(FoldName fold, Collection<SeenId> ids) {
        Set<EventId> counted = new HashSet<>();
        if (!ids.isEmpty()) {
            LongSummaryStatistics stretches =
                    ids.stream().mapToLong(SeenId::stretch).summaryStatistics();
            jdbc.query(
                    "SELECT id FROM counted_ids WHERE fold = ?::fold AND stretch BETWEEN ? AND ? AND id = ANY (?)",
                    row -> {
                        UUID id = row.getObject(1, UUID.class);
                        counted.add(new EventId(id.getMostSignificantBits(), id.getLeastSignificantBits()));
                    },
                    fold.label(),
                    stretches.getMin() - 1,
                    stretches.getMax() + 1,
                    ids.stream().map(id -> uuid(id.id())).toArray(UUID[]::new));
        }
        return counted;
    }

    /** @param ids that {@code fold} has not counted yet */
    public void add(FoldName fold, Collection<SeenId> ids) {
        RowCopy.Rows rows = copy.into("counted_ids (stretch, fold, id)");
        ids.forEach(id -> rows.add(id.stretch(), fold.label(), uuid(id.id())));
        rows.write();
    }

    static UUID uuid(EventId id) {
        return new UUID(id.high(), id.low());
    }
}
