package gg.leaderboard.bench.run;

import gg.leaderboard.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * All rows that the archive wrote, exported to files. COPY writes them again, over one connection for each fold, as the
 * archive does.
 */
final class ExportedRows {

    /** The folds with the table of each. They share the table of counted ids. */
    private enum Fold {
        EVENTS("events"),
        STATISTICS("player_statistics"),
        LEADERBOARDS("leaderboards");

        private final String table;

        Fold(String table) {
            this.table = table;
        }

        private String rows() {
            return "SELECT * FROM " + table;
        }

        private String ids() {
            return "SELECT * FROM counted_ids WHERE fold = '" + name().toLowerCase(Locale.ROOT) + "'";
        }
    }

    private final EmbeddedPostgres postgres;
    private final Path directory;

    private ExportedRows(EmbeddedPostgres postgres, Path directory) {
        this.postgres = postgres;
        this.directory = directory;
    }

    /** Exports all rows to {@code directory}. */
    static ExportedRows keep(EmbeddedPostgres postgres, Path directory) throws SQLException, IOException {
        ExportedRows rows = new ExportedRows(postgres, Files.createDirectories(directory));
        try (Connection connection = connect(postgres)) {
            for (Fold fold : Fold.values()) {
                rows.export(connection, fold.rows(), rows.file(fold, "rows"));
                rows.export(connection, fold.ids(), rows.file(fold, "ids"));
            }
        }
        return rows;
    }

    private Path file(Fold fold, String what) {
        return directory.resolve(fold + "-" + what);
    }

    private void export(Connection connection, String query, Path file) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT", out);
        }
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (Fold fold : Fold.values()) {
            bytes += Files.size(file(fold, "rows")) + Files.size(file(fold, "ids"));
        }
        return bytes;
    }

    /** Empties the tables and fills them again. Returns the time that the filling took. */
    Duration copyBack() throws Exception {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE events, counted_ids, player_statistics, leaderboards");
            statement.execute("CHECKPOINT");
        }
        List<Callable<Fold>> copies = Stream.of(Fold.values())
                .map(fold -> (Callable<Fold>) () -> copy(fold))
                .toList();
        ExecutorService folds = Executors.newFixedThreadPool(Fold.values().length);
        try {
            long begin = System.nanoTime();
            for (Future<Fold> copy : folds.invokeAll(copies)) {
                copy.get();
            }
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            folds.shutdownNow();
        }
    }

    private Fold copy(Fold fold) throws SQLException, IOException {
        try (Connection connection = connect(postgres);
                InputStream rows = Files.newInputStream(file(fold, "rows"));
                InputStream ids = Files.newInputStream(file(fold, "ids"))) {
            PGConnection postgresql = connection.unwrap(PGConnection.class);
            postgresql.getCopyAPI().copyIn("COPY " + fold.table + " FROM STDIN", rows);
            postgresql.getCopyAPI().copyIn("COPY counted_ids FROM STDIN", ids);
        }
        return fold;
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, "");
    }

    /** Returns the single number that {@code query} selects. */
    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
