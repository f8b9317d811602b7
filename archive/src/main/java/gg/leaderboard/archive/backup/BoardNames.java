package gg.leaderboard.archive.backup;

import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.standings.definition.BuiltInBoards;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lists all boards that the archive knows. */
@Component
public class BoardNames {

    // Scores are in a checkpoint, or in events after the last one.
    private static final String ALL = """
            SELECT key FROM board_definitions WHERE key <> ':generations'
            UNION SELECT board FROM checkpoint_changes
            UNION SELECT ? || game_id FROM events WHERE game_id IS NOT NULL
                AND ingested_at > (SELECT COALESCE(max(log_time), 'epoch') FROM checkpoints)""";

    private final Schema schema;
    private final JdbcTemplate jdbc;

    BoardNames(Schema schema, JdbcTemplate jdbc) {
        this.schema = schema;
        this.jdbc = jdbc;
    }

    /** The ids in order, with built-in and deleted boards. */
    public List<String> all() {
        schema.migrate();
        TreeSet<String> names = new TreeSet<>(BuiltInBoards.named());
        names.addAll(jdbc.queryForList(ALL, String.class, BuiltInBoards.GAME_PREFIX));
        return List.copyOf(names);
    }
}
