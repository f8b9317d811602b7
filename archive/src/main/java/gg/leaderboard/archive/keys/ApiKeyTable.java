package gg.leaderboard.archive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.web.security.keys.ApiKey;
import gg.leaderboard.web.security.keys.ApiKeyJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code api_keys}: API keys with the hashes of their secrets. */
@Component
class ApiKeyTable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyTable.class);

    private final Schema schema;
    private final JdbcTemplate jdbc;

    ApiKeyTable(Schema schema, JdbcTemplate jdbc) {
        this.schema = schema;
        this.jdbc = jdbc;
    }

    /** All keys by id. A row that is not a key is skipped with a warning. */
    Map<String, ApiKey> read() {
        schema.migrate();
        Map<String, ApiKey> keys = new HashMap<>();
        jdbc.query("SELECT key_id, record FROM api_keys", row -> {
            String id = row.getString(1);
            byte[] json = row.getString(2).getBytes(UTF_8);
            try {
                keys.put(id, ApiKeyJson.read(json));
            } catch (IllegalArgumentException e) {
                LOG.warn("Skipped the row {} of api_keys. Delete it, and create the key again: {}", id, e.getMessage());
            }
        });
        return keys;
    }

    /** Adds keys, or replaces those with the same ids. */
    void put(Collection<ApiKey> keys) {
        List<Object[]> rows = keys.stream()
                .map(key -> new Object[] {key.id(), new String(ApiKeyJson.write(key), UTF_8)})
                .toList();
        jdbc.batchUpdate("""
                INSERT INTO api_keys (key_id, record) VALUES (?, ?)
                ON CONFLICT (key_id) DO UPDATE SET record = excluded.record""", rows);
    }

    void delete(Collection<String> ids) {
        jdbc.batchUpdate(
                "DELETE FROM api_keys WHERE key_id = ?",
                ids.stream().map(id -> new Object[] {id}).toList());
    }
}
