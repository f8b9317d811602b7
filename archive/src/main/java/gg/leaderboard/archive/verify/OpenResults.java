package gg.leaderboard.archive.verify;

import gg.leaderboard.archive.store.Schema;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The boards that were not equal when they were last compared, in the database: a restart must not end their alert. */
@Component
class OpenResults {

    private final Schema schema;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    OpenResults(Schema schema, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.schema = schema;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    Map<String, VerifyResult> read() {
        schema.migrate();
        Map<String, VerifyResult> results = new HashMap<>();
        jdbc.query("SELECT board, result FROM verify_results WHERE result IN ('unequal', 'failed')", row -> {
            results.put(
                    row.getString("board"),
                    VerifyResult.valueOf(row.getString("result").toUpperCase(Locale.ROOT)));
        });
        return results;
    }

    /** Replaces all. */
    void write(Map<String, VerifyResult> results) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("DELETE FROM verify_results");
            jdbc.batchUpdate(
                    "INSERT INTO verify_results VALUES (?, ?) ON CONFLICT DO NOTHING",
                    results.entrySet().stream()
                            .map(each ->
                                    new Object[] {each.getKey(), each.getValue().label()})
                            .toList());
        });
    }
}
