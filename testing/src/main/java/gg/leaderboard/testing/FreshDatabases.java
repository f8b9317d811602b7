package gg.leaderboard.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes databases on one server; they go with it. */
final class FreshDatabases {

    private final Database first;
    private final AtomicInteger made = new AtomicInteger();

    FreshDatabases(Database first) {
        this.first = first;
    }

    Database make() {
        String name = "fresh_" + made.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(first.url(), first.user(), first.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return first.named(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make " + name + " beside " + first.url(), e);
        }
    }
}
