package gg.leaderboard.archive.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs reads in one read-only transaction on one snapshot of the database. */
@Component
public class SnapshotTransaction {

    private final TransactionTemplate transaction;

    SnapshotTransaction(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    public <T> T read(Supplier<T> reads) {
        return Objects.requireNonNull(transaction.execute(status -> reads.get()));
    }
}
