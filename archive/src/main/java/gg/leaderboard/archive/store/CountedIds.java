package gg.leaderboard.archive.store;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.SeenId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The ids of the events that each fold has counted. A copy within one dedup horizon lies in the same stretch of log time or
 * in a neighbouring one.
 */
@Component
public class CountedIds {

    private final JdbcTemplate jdbc;
    private final RangePartitions partitions;
    private final RowCopy copy;
    private final StandingsProperties standings;

    CountedIds(JdbcTemplate jdbc, RangePartitions partitions, RowCopy copy, StandingsProperties standings) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.copy = copy;
        this.standings = standings;
    }

    /** Creates the partitions that {@code ids} need; call it before the transaction that adds them. */
    public void prepare(Collection<SeenId> ids) {
        ids.stream().mapToLong(SeenId::stretch).distinct().forEach(this::prepare);
    }

    /** As {@link #prepare(Collection)}, for all ids of these days of log time, {@code 2026_11_20}. */
    public void prepareDays(Collection<String> days) {
        long horizon = standings.dedup().horizon().toMillis();
        for (String day : days) {
            Instant from = LocalDate.parse(day.replace('_', '-'))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            long last = from.plus(Duration.ofDays(1)).toEpochMilli() - 1;
            LongStream.rangeClosed(Math.floorDiv(from.toEpochMilli(), horizon), Math.floorDiv(last, horizon))
                    .forEach(this::prepare);
        }
    }

    private void prepare(long stretch) {
        partitions.ensure("counted_ids", String.valueOf(stretch), String.valueOf(stretch), String.valueOf(stretch + 1));
    }

    /** Returns those of {@code ids} that {@code fold} has counted. */
    public Set<EventId> find(FoldName fold, Collection<SeenId> ids) {
        Set<EventId> counted = new HashSet<>();
        if (!ids.isEmpty()) {
            LongSummaryStatistics stretches =
                    ids.stream().mapToLong(SeenId::stretch).summaryStatistics();
            jdbc.query(
                    "SELECT id FROM counted_ids WHERE fold = ?::fold AND stretch BETWEEN ? AND ? AND id = ANY (?)",
                    row -> {
                        counted.add(EventId.of(row.getObject(1, UUID.class)));
                    },
                    fold.label(),
                    stretches.getMin() - 1,
                    stretches.getMax() + 1,
                    ids.stream().map(id -> id.id().uuid()).toArray(UUID[]::new));
        }
        return counted;
    }

    /**
     * Stores counted ids.
     *
     * @param ids that {@code fold} has not counted yet
     */
    public void add(FoldName fold, Collection<SeenId> ids) {
        RowCopy.Rows rows = copy.into("counted_ids (stretch, fold, id)");
        // In an order of the index: neighbouring ids share pages of it.
        ids.stream()
                .sorted(Comparator.comparing((SeenId id) -> id.id().uuid()))
                .forEach(id -> rows.add(id.stretch(), fold.label(), id.id().uuid()));
        rows.write();
    }
}
