package gg.leaderboard.archive;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Closes the connection pool as soon as the archive begins to stop, if PostgreSQL is unavailable. Its close waits up to three
 * seconds for its attempts to connect, and neither the folds nor the end of the process need to wait for it.
 */
@Component
class EmptyPoolCloser {

    private final HikariDataSource pool;

    EmptyPoolCloser(DataSource connections) throws SQLException {
        this.pool = connections.unwrap(HikariDataSource.class);
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        if (state != null && state.getTotalConnections() == 0) {
            Thread closing = new Thread(pool::close, "pool close");
            closing.setDaemon(true);
            closing.start();
        }
    }
}
