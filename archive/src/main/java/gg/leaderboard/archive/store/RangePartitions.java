package gg.leaderboard.archive.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
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

    /** What distinguishes the partitions of {@code table}, as in the database: {@code 2026_11_20}. */
    public List<String> names(String table) {
        return jdbc
                .queryForList(
                        "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                                + " WHERE i.inhparent = ?::regclass ORDER BY c.relname",
                        String.class,
                        table)
                .stream()
                .map(name -> name.substring(table.length() + 1))
                .toList();
    }

    /**
     * Drops a partition.
     *
     * @param name one of {@link #names}
     * @param before what is done in the same transaction before it is gone
     */
    public void drop(String table, String name, Runnable before) {
        transaction.executeWithoutResult(status -> {
            // Whoever waits for this lock holds up all who come after: rather later than long.
            jdbc.execute("SET LOCAL lock_timeout = '2s'");
            before.run();
            jdbc.execute("DROP TABLE %s_%s".formatted(table, name));
        });
        known.remove(table + "_" + name);
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
            // Made within another's transaction it may be undone with that.
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                known.add(partition);
            }
        }
    }
}
