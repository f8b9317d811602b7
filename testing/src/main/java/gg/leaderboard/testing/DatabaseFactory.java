package gg.leaderboard.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates databases on one server. They are removed with the server. */
final class DatabaseFactory {

    private final Database first;
    private final AtomicInteger made = new AtomicInteger();

    DatabaseFactory(Database first) {
        this.first = first;
    }

    Database create() {
        String name = "fresh_" + made.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(first.url(), first.user(), first.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return first.withName(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create " + name + " next to " + first.url(), e);
        }
    }
}
