package gg.leaderboard.archive.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Partitions of tables, created when the first row needs them. */
@Component
public class RangePartitions {

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    RangePartitions(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The suffixes of the partitions of {@code table}, as in the database: {@code 2026_11_20}. */
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
     * @param before runs first, in the same transaction
     */
    public void drop(String table, String name, Runnable before) {
        transaction.executeWithoutResult(status -> {
            // A waiting lock request blocks all later ones, so give up early and retry later.
            jdbc.execute("SET LOCAL lock_timeout = '2s'");
            before.run();
            jdbc.execute("DROP TABLE %s_%s".formatted(table, name));
        });
        known.remove(table + "_" + name);
    }

    /**
     * Creates a partition unless it exists. Call it before the transaction that needs it: a rollback would remove the partition.
     *
     * @param name suffix of the partition's name
     * @param from its first value
     * @param to the first value after it
     */
    public void ensure(String table, String name, String from, String to) {
        String partition = table + "_" + name.replace('-', '_');
        if (!known.contains(partition)) {
            transaction.executeWithoutResult(status -> {
                // Two concurrent transactions that create the same table do not see each other's table.
                jdbc.query("SELECT pg_advisory_xact_lock(hashtext('partitions'))", row -> {});
                jdbc.execute("CREATE TABLE IF NOT EXISTS %s PARTITION OF %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(partition, table, from, to));
            });
            // An outer transaction may still roll back.
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                known.add(partition);
            }
        }
    }
}
