package gg.leaderboard.archive.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.log.LoggedDefinitions;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.GenerationsJson;
import gg.leaderboard.standings.definition.HistoryJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The copy of the definitions in PostgreSQL. Nothing is ever removed from it, even if the topic loses definitions. */
@Component
class ArchivedDefinitions implements DefinitionCopy {

    private static final Logger LOG = LoggerFactory.getLogger(ArchivedDefinitions.class);
    private static final String GENERATIONS = ":generations";

    private final Schema schema;
    private final JdbcTemplate jdbc;
    private @Nullable LoggedDefinitions kept;

    ArchivedDefinitions(Schema schema, JdbcTemplate jdbc) {
        this.schema = schema;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Contents read() {
        schema.migrate();
        List<BoardHistory> histories = new ArrayList<>();
        List<Generations> generations = new ArrayList<>(List.of(Generations.FIRST));
        jdbc.query("SELECT key, definition FROM board_definitions", row -> {
            String key = row.getString(1);
            byte[] json = row.getString(2).getBytes(UTF_8);
            try {
                if (key.equals(GENERATIONS)) {
                    generations.set(0, GenerationsJson.read(json));
                } else {
                    histories.add(HistoryJson.read(json, Instant.EPOCH));
                }
            } catch (RuntimeException e) {
                LOG.warn("Skipped the row {} of board_definitions. Correct or delete it: {}", key, e.getMessage());
            }
        });
        return new Contents(histories, generations.get(0));
    }

    /** Stores the definitions of the topic; does nothing if they have not changed since the last call. */
    synchronized void keep(LoggedDefinitions now) {
        LoggedDefinitions before = kept;
        if (before != null && before.partition().equals(now.partition()) && before.position() == now.position()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        now.logged().all().stream()
                .filter(history -> before == null
                        || before.logged()
                                .find(history.id())
                                .filter(history::equals)
                                .isEmpty())
                .forEach(
                        history -> rows.add(row(history.id(), history.versions().size(), HistoryJson.write(history))));
        // Always updated: the active generation can change back and forth.
        rows.add(row(GENERATIONS, 0, GenerationsJson.write(now.generations())));
        jdbc.batchUpdate("""
                INSERT INTO board_definitions VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET changes = excluded.changes, definition = excluded.definition
                WHERE excluded.changes > board_definitions.changes OR excluded.key = ':generations'""", rows);
        kept = now;
    }

    private static Object[] row(String key, int changes, byte[] json) {
        return new Object[] {key, changes, new String(json, UTF_8)};
    }
}
