package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The shared session, opened on first use: the archive also starts while Cassandra is unavailable. */
@Component
class CassandraClient implements AutoCloseable {

    // Enough to keep a node busy, and few enough to avoid timeouts in its queue.
    private static final int MAX_CONCURRENT = 64;

    private final Supplier<CqlSession> connect;
    private @Nullable CqlSession session;

    CassandraClient(Supplier<CqlSession> connect) {
        this.connect = connect;
    }

    /** @throws CassandraUnavailableException while Cassandra is unavailable */
    BoundStatement bind(String cql, @Nullable Object... values) {
        try {
            return session().prepare(cql).bind(values);
        } catch (DriverException e) {
            throw new CassandraUnavailableException(e);
        }
    }

    /** @throws CassandraUnavailableException while Cassandra is unavailable */
    ResultSet execute(Statement<?> statement) {
        try {
            return session().execute(statement);
        } catch (DriverException e) {
            throw new CassandraUnavailableException(e);
        }
    }

    /**
     * Executes statements whose order does not matter.
     *
     * @return the results, in the order of the statements
     * @throws CassandraUnavailableException while Cassandra is unavailable; some statements may still be executed, even later
     */
    List<AsyncResultSet> executeAll(List<? extends Statement<?>> statements) {
        try {
            CqlSession open = session();
            List<CompletableFuture<AsyncResultSet>> answers = new ArrayList<>(statements.size());
            for (Statement<?> statement : statements) {
                if (answers.size() >= MAX_CONCURRENT) {
                    answers.get(answers.size() - MAX_CONCURRENT).join();
                }
                answers.add(open.executeAsync(statement).toCompletableFuture());
            }
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (DriverException e) {
            throw new CassandraUnavailableException(e);
        } catch (CompletionException e) {
            throw new CassandraUnavailableException(e.getCause());
        }
    }

    /** All rows of queries whose results fit into one page each. */
    List<Row> rows(List<? extends Statement<?>> queries) {
        List<Row> rows = new ArrayList<>();
        executeAll(queries).forEach(answer -> answer.currentPage().forEach(rows::add));
        return rows;
    }

    private synchronized CqlSession session() {
        if (session == null) {
            session = connect.get();
        }
        return session;
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
        }
    }
}
