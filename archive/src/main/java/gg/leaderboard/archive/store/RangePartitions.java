package gg.leaderboard.archive.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Partitions of tables, made when the first row needs them. */
@Component
public class RangePartitions {

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    RangePartitions(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Makes a partition unless it is there; before the transaction that needs it, whose end would otherwise decide whether it
     * stays.
     *
     * @param name what distinguishes it from the other partitions of {@code table}
     * @param from its first value
     * @param to the first value after it
     */
    public void ensure(String table, String name, String from, String to) {
        String partition = table + "_" + name.replace('-', '_');
        if (!known.contains(partition)) {
            transaction.executeWithoutResult(status -> {
                // Two who create the same table at once would not see each other's.
                jdbc.query("SELECT pg_advisory_xact_lock(hashtext('partitions'))", row -> {});
                jdbc.execute("CREATE TABLE IF NOT EXISTS %s PARTITION OF %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(partition, table, from, to));
            });
            known.add(partition);
        }
    }
}
